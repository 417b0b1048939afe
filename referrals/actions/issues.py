"""Questions and disputes with another institution: raised with a named owner and a due date, answered, and settled or
asked again. Every verb locks the issue's row; the one ladder reminds whoever owes the answer."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from clients.models import NumberSeries
from referrals import issue_lines as lines
from referrals.actions.issue_terms import owner_of, promised
from referrals.actions.locks import whole
from referrals.models import Issue, Side
from referrals.refusals import Refused, moment, not_before, required, saved
from referrals.telling import side_of
from rptc import audit
from rptc.flow import NotAllowed, NotNow, perform


@transaction.atomic
def raise_(
    *, kind, title, body, owed_by, partner=None, agency="", referral=None, due_on=None, by, at=None, **owner
):
    """Raise an issue with a partner or an agency, on a referral or by itself. Returns it.

    `owed_by` is the side that answers; `owner`, `owner_contact` or `owner_name` who. `due_on` (a WITA date) stands
    for the limit in force. What RPTC owes was asked by the other side. Raises NotAllowed, Refused.
    """
    at = moment(at)
    if not by.may("referrals.write"):
        raise NotAllowed("raise")
    partner = referral.partner if referral else partner
    due, asked = promised(at, due_on), Side.PARTNER if owed_by == Side.RPTC else Side.RPTC
    issue = saved(Issue(
        number=NumberSeries.next("IS", timezone.localdate(at).year), kind=kind, referral=referral, partner=partner,
        agency="" if partner else agency.strip(), title=title.strip(), body=body.strip(), worker=by.user,
        owed_by=owed_by, raised_side=asked, raised_by=by.label, made_at=at, original_due=due, due=due, due_set_at=at,
        **owner_of(owed_by, partner, **owner),
    ), exclude=["state"])  # fmt: skip
    lines.owner(issue, "raised", "", now=at)
    audit.record("issue-raised", issue, by=by, at=at, kind=kind)
    return issue


@whole
def reply(issue, *, answer, said_by="", by, at=None):
    """Answer it; RPTC answering for the other side says who there said so, and how. Returns the log row."""
    at, answer = moment(at), required(answer, _("Write the answer."))
    _lock(issue)
    not_before(at, issue.due_set_at)
    for_them = issue.owed_by == Side.PARTNER and side_of(by) == "rptc"
    if for_them:
        said_by = required(said_by, _("Write who answered, and how."))
    note = {"said_by": said_by} if for_them else {}
    who = said_by if for_them else by.label
    entry = perform(issue, "reply", by=by, at=at, note=note, answer=answer, answered_by=who[:150])
    return _told(issue, entry, "issue-answered", by, at, lines.follower)


@whole
def reopen(issue, *, reason, due_on=None, by, at=None):
    """The answer is not enough: ask again, with a new due date; the first promise stays. Returns the log row."""
    at, reason = moment(at), required(reason, _("Say what is missing."))
    _lock(issue)
    kept = {"answer": issue.answer, "answered_by": issue.answered_by, "due": issue.due.isoformat()}
    entry = perform(issue, "reopen", by=by, at=at, reason=reason, note=kept, due=promised(at, due_on))
    return _told(issue, entry, "issue-reopened", by, at, lines.owner)


@whole
def settle(issue, *, outcome, by, at=None):
    """The answer is enough. Returns the log row."""
    at, outcome = moment(at), required(outcome, _("Write what came of it."))
    entry = perform(issue, "settle", by=by, at=at, outcome=outcome)
    return _told(issue, entry, "issue-settled", by, at)


@whole
def withdraw(issue, *, reason, by, at=None):
    """It is no longer asked; the owner is told not to answer. Returns the log row."""
    at, reason = moment(at), required(reason, _("Say why."))
    _lock(issue)
    asked = issue.state == Issue.State.OPEN
    entry = perform(issue, "withdraw", by=by, at=at, reason=reason, outcome=reason)
    return _told(issue, entry, "issue-withdrawn", by, at, lines.owner if asked else None)


@whole
def reassign(issue, *, reason, due_on=None, by, at=None, **owner):
    """Name another owner on the same side, or another due date, while nobody has answered. The original due stays.
    Returns the log row. Raises NotNow, NotAllowed, Refused."""
    at, reason = moment(at), required(reason, _("Say why."))
    _lock(issue)
    if not by.may("referrals.write"):
        raise NotAllowed("reassign")
    if issue.state != Issue.State.OPEN:
        raise NotNow("reassign", issue.state)
    before = {"owner_name": issue.owner_name, "due": issue.due.isoformat()}
    _change(issue, owner_of(issue.owed_by, issue.partner, **owner) if any(owner.values()) else {}, due_on, at)
    return _told(issue, _logged(issue, reason, before, by, at), "issue-reassigned", by, at, lines.owner)


def _lock(issue):
    """The current row, locked until the transaction ends."""
    issue.refresh_from_db(from_queryset=Issue.objects.select_for_update(of=("self",)))


def _change(issue, owner, due_on, at):
    if not owner and not due_on:
        raise Refused(_("Choose somebody else or another day."))
    for field, value in owner.items():
        setattr(issue, field, value)
    if due_on:
        issue.due, issue.due_set_at = promised(at, due_on), at
    issue.save()


def _logged(issue, reason, before, by, at):
    """A line in the history without a move."""
    return issue.log.create(
        verb="reassign", source=issue.state, target=issue.state, at=at, reason=reason, data=before,
        actor_kind=by.kind, actor_id=by.id, actor_label=by.label, acting_for=by.acting_for,
    )  # fmt: skip


def _told(issue, entry, verb, by, at, tell=None):
    """What waited is withdrawn, who has to know is told, and it is on record."""
    lines.silence(issue, at)
    if tell:
        tell(issue, verb.removeprefix("issue-"), entry.pk, now=at)
    audit.record(verb, issue, by=by, at=at)
    return entry

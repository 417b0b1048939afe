"""The work of one person goes over to another: all of it or what was ticked, at once or not at all, audited thing by
thing. Waiting lines follow the work."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from clients.actions import team
from clients.models import Draft
from referrals import caseload
from referrals.actions import lines
from referrals.models import CaseloadMove, Incoming, Issue, Referral, ReferralGroup
from referrals.refusals import Refused, required, saved
from rptc import audit, notices
from rptc.flow import NotAllowed

ROLES = {"case": "case_worker", "deputy": "deputy"}
FIELDS = {  # kind → (table, the field that names the worker, what its audit reads, verb of the audit)
    "referral": (Referral, "worker", ["episode__person"], "referral-worker-changed"),
    "incoming": (Incoming, "worker", [], "incoming-worker-changed"),
    "issue": (Issue, "worker", ["referral__episode__person"], "issue-worker-changed"),
    "answer": (Issue, "owner", ["referral__episode__person"], "issue-owner-changed"),
    "draft": (Draft, "owner", [], "draft-worker-changed"),
}


@transaction.atomic
def hand_over(*, giver, taker, reason, note="", only=None, by, at=None):
    """Move what `giver` has on their hands to `taker`; `only` are the keys of ticked items (None: everything).

    Returns the CaseloadMove. Raises NotAllowed, or Refused: nothing to move, something that is no longer the
    giver's, a taker who does not work on cases. `reason` is a code of CaseloadMove.Reason; "other" needs a note.
    """
    at = at or timezone.now()
    if not by.may("people.delegate"):
        raise NotAllowed("hand-over-caseload")
    _check(giver, taker, reason, note)
    items = _chosen(giver, only)
    for kind in [*FIELDS, *ROLES]:  # referrals are locked before cases
        _move(kind, [item.row for item in items if item.kind == kind], giver, taker, by, at)
    _follow(items, giver, taker, everything=only is None)
    return _recorded(items, giver, taker, reason, note, by, at)


def _check(giver, taker, reason, note):
    if taker.pk == giver.pk:
        raise Refused(_("Choose somebody else than the one who gives."))
    if not team.candidates().filter(pk=taker.pk).exists():
        raise Refused(_("Choose somebody who works on cases."))
    if reason == CaseloadMove.Reason.OTHER:
        required(note, _("Say which reason."))


def _chosen(giver, only):
    held = {item.key: item for item in caseload.of(giver)}
    if only is not None and set(only) - held.keys():
        raise Refused(_("Some of it is no longer this person's. Reload the page."))
    chosen = [item for key, item in held.items() if only is None or key in only]
    if not chosen:
        raise Refused(_("Nothing is chosen. Tick what goes over."))
    return chosen


def _move(kind, chosen, giver, taker, by, at):
    """The rows of one kind, locked together; what moved on meanwhile stops the whole."""
    if not chosen:
        return
    if kind in ROLES:
        return team.move(chosen, role=ROLES[kind], giver=giver, taker=taker, by=by, at=at)
    table, field, related, verb = FIELDS[kind]
    held = table.objects.select_for_update(of=("self",)).select_related(*related).order_by("pk")
    rows = list(held.filter(pk__in=[row.pk for row in chosen]))
    if any(getattr(row, f"{field}_id") != giver.pk for row in rows):
        raise Refused(_("Some of it is no longer this person's. Reload the page."))
    besides = {
        "answer": {"owner_name": str(taker)},
        "draft": {"changed_at": at},
    }  # nobody has abandoned it now
    table.objects.filter(pk__in=[row.pk for row in rows]).update(**{field: taker}, **besides.get(kind, {}))
    for row in rows:
        audit.record(verb, row, by=by, at=at, giver=giver.code, taker=taker.code)


def _follow(items, giver, taker, everything):
    """Waiting lines, what a deputy heard among them, and the groups of the referrals."""
    codes = [item.row.code for item in items]
    beside = [item.row.pk for item in items if item.kind == "deputy"]
    codes += Referral.objects.filter(episode__in=beside).exclude(worker=giver).values_list("code", flat=True)
    lines.readdress(lines.about(None if everything else codes), giver, taker)
    moved = [item.row.group_id for item in items if item.kind == "referral" and item.row.group_id]
    ReferralGroup.objects.filter(pk__in=moved, worker=giver).update(worker=taker)


def _recorded(items, giver, taker, reason, note, by, at):
    moved = [item.as_json() for item in items]
    made = saved(CaseloadMove(
        giver=giver, taker=taker, reason=reason, note=note.strip(), moved=moved, made_at=at, made_by=by.label,
    ))  # fmt: skip
    for what, user in (("caseload-received", taker), ("caseload-given", giver)):
        to, key = [f"user:{user.pk}"], f"{what}:{made.code}"
        notices.queue(what, to=to, about=made, key=key, now=at, count=len(items))
    audit.record("caseload-moved", made, by=by, at=at, giver=giver.code, taker=taker.code, count=len(items))
    return made

"""More time: asked by either side, decided by the unit head, before or after the promise ran out."""

from django.db import transaction
from django.utils.translation import gettext as _

from referrals import lists, telling
from referrals.actions import promises
from referrals.actions.coded import coded
from referrals.actions.locks import locked
from referrals.models import WITH_PARTNER, Clock, Extension, State
from referrals.models.who import answers, decides
from referrals.refusals import AlreadyDecided, moment, required, saved
from rptc import audit
from rptc.flow import NotAllowed, NotNow


@transaction.atomic
def ask(referral, *, days, reason, note="", by, at=None):
    """One request at a time while the client is at the partner; `reason` is a code of extension_reasons. Returns it."""
    at, row = moment(at), locked(referral)
    _there(row)
    if not answers(row, by):
        raise NotAllowed("extend")
    coded(lists.EXTENSION, reason, note)
    asked = {"asked_side": telling.side_of(by), "asked_by": by.label, "asked_at": at}
    early = at <= _expiry(row)
    made = saved(Extension(referral=row, reason=reason, days=days, note=note, before_expiry=early, **asked))
    telling.head(row, "extension-asked", made.pk, reason=reason, days=days, now=at)
    audit.record("extension-asked", row, by=by, reason=reason, days=days)
    return made


@transaction.atomic
def decide(extension, *, approve, note="", by, at=None):
    """Approve (serve-until and pick-up move by its days, a new ladder starts) or refuse with a note. Returns it.

    Raises AlreadyDecided, NotNow (the client is no longer there), NotAllowed, Refused.
    """
    at, row = moment(at), locked(extension.referral)
    current = Extension.objects.get(pk=extension.pk)
    if current.state != Extension.State.PENDING:
        raise AlreadyDecided(current.decided_by, current.decided_at)
    _there(row)
    if not decides(row, by):
        raise NotAllowed("extend")
    if not approve:
        required(note, _("Say why the extension is refused."))
    _decide(row, current, approve, note, by, at)
    extension.refresh_from_db()
    return extension


def _there(row):
    if row.state not in WITH_PARTNER or not row.episode.is_open:
        raise NotNow("extend", row.state)


def _decide(row, extension, approve, note, by, at):
    extension.state = Extension.State.APPROVED if approve else Extension.State.REFUSED
    extension.decided_by, extension.decided_at, extension.decision_note = by.label, at, note
    extension.save()
    if approve:
        promises.extend(row, extension.days, now=at)
    what = "extension-approved" if approve else "extension-refused"
    telling.forget(row, "extension-asked")
    (telling.partner if extension.asked_side == "partner" else telling.worker)(
        row, what, extension.pk, now=at
    )
    audit.record(what, row, by=by, days=extension.days)


def _expiry(row):
    """The end in force that the request would move: of the service, or of the pick-up once the client is ready."""
    clock = Clock.SERVE_UNTIL if row.state == State.IN_SERVICE else Clock.PICK_UP
    return row.promises.get(clock=clock).due

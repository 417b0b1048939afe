"""How a referral ends other than by an answer. Ending withdraws what waited to be said and the planned journeys;
the link page then shows that it ended."""

from django.utils.translation import gettext as _

from referrals import grouping, telling
from referrals.actions.locks import whole
from referrals.models import LIVE, Journey
from referrals.refusals import moment, not_before, required
from rptc import audit
from rptc.flow import perform


@whole
def expire(referral, *, note="", by, at=None):
    """The sender gives up waiting for an answer, or offers it to another partner."""
    at = moment(at)
    entry = _end(referral, "expire", by, at, note)
    telling.partner(referral, "expired", entry.pk, now=at)
    return entry


@whole
def cancel(referral, *, note, by, at=None, alone=True):
    """The sender takes it back, while neither side has confirmed the way there. Of several (`alone` is False) the
    partner is told once, by the action of their group."""
    note = required(note, _("Say why the referral is cancelled."))
    return _taken_back(referral, "cancel", note, by, moment(at), alone)


@whole
def close(referral, *, outcome, by, at=None):
    """After the collection: what came of it."""
    outcome = required(outcome, _("Write what came of the referral."))
    return _end(referral, "close", by, moment(at), outcome=outcome)


@whole
def abscond(referral, *, note="", by, at=None):
    """The client left without notice, from whoever had them."""
    return _lost(referral, "abscond", "absconded", note, by, moment(at))


@whole
def decease(referral, *, note="", by, at=None):
    """The client died, wherever they were."""
    return _lost(referral, "decease", "deceased", note, by, moment(at))


@whole
def transfer(referral, *, note, by, at=None):
    """The partner hands the client on to somebody else; the unit head decides."""
    note = required(note, _("Say to whom the client is transferred, and why."))
    return _end(referral, "transfer", by, moment(at), note, reason_note=note)


@whole
def place(referral, *, note, by, at=None):
    """The client stays at the partner for good; the unit head decides."""
    note = required(note, _("Say on what decision the client stays there."))
    return _end(referral, "place", by, moment(at), note, reason_note=note)


@whole
def void(referral, *, note, by, at=None):
    """It was entered in error. A stay that already ended stays ended: admit again if the client is in the house."""
    note = required(note, _("Say what was entered in error."))
    return _taken_back(referral, "void", note, by, moment(at))


def settle(referral, at):
    """What every end does: nothing waits any more, no journey is planned."""
    telling.forget(referral, now=at, template__regex=telling.STALE)
    planned = referral.journeys.filter(state=Journey.State.PLANNED)
    planned.update(state=Journey.State.CANCELLED, ended_at=at)
    grouping.hush(referral, now=at)


def _taken_back(referral, verb, note, by, at, alone=True):
    """The partner is told when it had been told before."""
    entry = _end(referral, verb, by, at, note, reason_note=note)
    if entry.source in LIVE and alone:
        telling.partner(referral, "cancelled", entry.pk, now=at)
    return entry


def _lost(referral, verb, what, note, by, at):
    entry = _end(referral, verb, by, at, note, reason_note=note)
    side = telling.side_of(by)
    telling.other(referral, side, what, entry.pk, urgent=True, now=at)
    telling.head(referral, what, f"{entry.pk}:head", urgent=True, now=at)
    return entry


def _end(referral, verb, by, at, reason="", **data):
    entry = perform(referral, verb, by=by, at=at, reason=reason[:500], **data)
    not_before(at, referral.collected_at or referral.handed_over_at or referral.sent_at or referral.made_at)
    settle(referral, at)
    audit.record(f"referral-{verb}", referral, by=by)
    return entry

"""Making, keeping and moving promises. Only actions of this app call it, with the referral's row locked."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from referrals.models import Clock, Promise, Side
from referrals.refusals import Refused
from rptc import notices
from rptc.clock import working
from rptc.clock.working import CalendarIncomplete
from rptc.sop.models import Limit, NoLimit


def agreed(referral, at):
    """The three due moments made by sending at `at`: {clock: (owed by, due)}.

    Serve-until is `serve_days` from the day on which the hand-over is expected (sending + hand-over limit), so that
    one date stands on the letter whatever the answer takes (docs/decisions/0005).
    """
    served = _limit(referral, "referral_handover", at) + timedelta(days=referral.serve_days)
    return {
        Clock.ANSWER: (Side.PARTNER, _limit(referral, "referral_answer", at)),
        Clock.SERVE_UNTIL: (Side.PARTNER, served),
        Clock.PICK_UP: (referral.returns_by, _limit(referral, "referral_pickup", served)),
    }


def make_at_sending(referral, at):
    for clock, (side, due) in agreed(referral, at).items():
        _make(referral, clock, side, due, at)


def make_at_acceptance(referral, at):
    _make(referral, Clock.HAND_OVER, Side.RPTC, _limit(referral, "referral_handover", at), at)


def keep(referral, clock, at):
    """The promise was kept at `at`; what still waited to be said of it is withdrawn. Kept once only."""
    promise = referral.promises.get(clock=clock)
    if promise.kept_at is None:
        promise.kept_at = at
        promise.save(update_fields=["kept_at"])
    silence(promise)


def ready_early(referral, at, *, now):
    """Ready before the agreed day: pick-up, its original too, moves to the end of the ready day + limit.
    A later ready moves nothing, and an original never moves to a later day."""
    promise = referral.promises.get(clock=Clock.PICK_UP)
    due = _limit(referral, "referral_pickup", at)
    if due < promise.due:
        promise.original_due = min(promise.original_due, due)
        _move(promise, due, now)


def extend(referral, days, *, now):
    """Serve-until and pick-up move together; originals stay. Refused beyond the calendar, as sending is."""
    for promise in referral.promises.filter(clock__in=[Clock.SERVE_UNTIL, Clock.PICK_UP]):
        _move(promise, _covered(promise.due + timedelta(days=days)), now)


def silence(promise):
    """Withdraw the rungs of this promise that still wait."""
    notices.drop(promise.referral, template="referral-rung", key__startswith=f"rung:{promise.pk}:")


def _move(promise, due, now):
    promise.due, promise.due_set_at = due, now
    promise.save(update_fields=["due", "due_set_at", "original_due"])
    silence(promise)


def _make(referral, clock, side, due, at):
    return Promise.objects.create(
        referral=referral, clock=clock, owed_by=side, made_at=at, original_due=due, due=due, due_set_at=at
    )


def _limit(referral, code, start):
    narrow = {"partner_kind": referral.partner.kind, "ppks_class": referral.episode.ppks_class.code}
    urgency = "urgent" if referral.urgent else ""
    try:
        limit = Limit.objects.in_force(code, on=timezone.localdate(start), urgency=urgency, **narrow)
        return _covered(limit.due(start))
    except (CalendarIncomplete, NoLimit) as error:
        raise _uncovered() from error


def _covered(due):
    """A promise beyond the holiday table would have no ladder: it is refused too."""
    try:
        working.Days().require(timezone.localdate(due).year)
    except CalendarIncomplete as error:
        raise _uncovered() from error
    return due


def _uncovered():
    return Refused(_("The calendar or the limits do not cover these dates. Complete them first."))

"""One half of a hand-over: whether it is free, filling it, and what follows when both stand.
Only the actions of handovers call it, with the referral's row locked."""

from django.utils.translation import gettext as _

from clients.models import Person
from referrals import telling
from referrals.actions import promises, residence
from referrals.actions.ending import settle
from referrals.actions.travels import OPEN_IN, fulfil
from referrals.models import WITH_PARTNER, Clock, Handover, Leg, Side
from referrals.refusals import AlreadyConfirmed, Refused, moment, not_before
from rptc import audit
from rptc.flow import NotNow, perform


def free(row, leg, side, handover=None):
    """The leg's row with `side` still empty; in a state in which this leg is open."""
    if handover is None:
        handover = Handover.objects.filter(referral=row, leg=leg).first() or Handover(referral=row, leg=leg)
    happened, _typed, who = handover.half(side)
    if happened:
        raise AlreadyConfirmed(who, happened)
    if row.state not in OPEN_IN[Leg(leg)]:
        raise NotNow(f"confirm_{leg}", row.state)
    if not row.episode.is_open:
        raise Refused(_("This case is closed."))
    if leg == Leg.THERE:
        _nowhere_else(row)
    return handover


def _nowhere_else(row):
    """Nobody is at two partners: asked under the person's lock, for which a second hand-over waits."""
    Person.objects.select_for_update().get(pk=row.episode.person_id)
    if row.episode.referrals.filter(state__in=WITH_PARTNER).exists():
        raise Refused(_("The client is at another partner. Collect them there first."))


def fill(row, handover, side, now, by, place, *, happened_at, who, means, collected_by="", scan=None):
    """Write a side's half; RPTC's moves the stay (`place`), the second moves the referral."""
    at = _stated(row, handover.leg, happened_at, now)
    for field, value in {"at": at, "recorded_at": now, "by": who, "means": means}.items():
        setattr(handover, f"{side}_{field}", value)
    handover.collected_by = collected_by or handover.collected_by
    handover.scan = scan or handover.scan
    handover.save()
    if side == Side.RPTC:
        residence.follow(row, handover, at=at, by=by, **place)
    fulfil(row, handover.leg, now)
    said = {"side": str(side), "means": str(means), "recorded_late": side in handover.late_records}
    audit.record(f"handover-{handover.leg}-confirmed", row, by=by, **said)
    if not handover.waits_for:
        return _complete(row, handover, by, now)
    return telling.other(row, side, "half-confirmed", f"{handover.pk}:{side}", leg=str(handover.leg), now=now)


def _stated(row, leg, happened_at, now):
    """When this side says it happened: not in the future, not before sending, back not before there."""
    at = moment(happened_at, now=now)
    there = row.handovers.filter(leg=Leg.THERE).first() if leg == Leg.BACK else None
    earliest = max(row.sent_at, *[there.rptc_at, there.partner_at]) if there else row.sent_at
    not_before(at, earliest)
    return at


def _complete(row, handover, by, now):
    """Both halves stand: the referral moves, at the moment the taker states."""
    telling.forget(row, "half-confirmed", "half-overdue")
    at = handover.happened_at
    if handover.leg == Leg.THERE:
        entry = perform(row, "enter_service", by=by, at=at)
        promises.keep(row, Clock.HAND_OVER, at)
        return telling.worker(row, "in-service", entry.pk, now=now)
    entry = perform(row, "collect", by=by, at=at)
    promises.keep(row, Clock.SERVE_UNTIL, at)
    promises.keep(row, Clock.PICK_UP, at)
    settle(row, now)
    return telling.worker(row, "collected", entry.pk, now=now)

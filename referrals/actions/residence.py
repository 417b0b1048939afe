"""The stay follows RPTC's own half (design §5): leaving ends it, returning opens one."""

from django.utils import timezone
from django.utils.translation import gettext as _

from clients.actions import stays
from clients.models import Facility, Stay
from referrals.models import Leg, Referral
from referrals.refusals import Refused

ELSEWHERE = [Referral.Collector.FAMILY, Referral.Collector.ORIGIN_OFFICE]


def follow(referral, handover, *, at, by, bed, overflow_place, overflow_reason):
    """End or open the stay at the stated moment. Nothing opens where the family or the office of origin collects."""
    if handover.leg == Leg.THERE:
        return _leave(referral, at, by)
    if referral.collector in ELSEWHERE:
        return _named(handover)
    if _open_stay(referral):  # somebody already gave them a bed
        return None
    if bed is None and not (overflow_place and overflow_reason):
        raise Refused(_("Choose a bed, or name an overflow place and the reason."))
    place = {"overflow_place": overflow_place, "overflow_reason": overflow_reason}
    house = None if bed else _house(referral, at)
    return stays.admit(episode=referral.episode, bed=bed, facility=house, clean=True, by=by, at=at, **place)


def _leave(referral, at, by):
    stay = _open_stay(referral)
    return stays.discharge(stay=stay, reason="referred_partner", by=by, at=at) if stay else None


def _named(handover):
    if not handover.collected_by:
        raise Refused(_("Write who collected the client."))


def _open_stay(referral):
    return Stay.objects.open().filter(person=referral.episode.person).first()


def _house(referral, at):
    """The house of the last stay when it is still open; None means the unit's only one."""
    open_then = Facility.objects.open_on(timezone.localdate(at))
    return open_then.filter(stays__person=referral.episode.person).order_by("-stays__id").first()

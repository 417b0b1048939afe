"""Referrals, their promises, hand-overs and links."""

from referrals.models.extension import Extension
from referrals.models.handover import Handover, Leg, Means
from referrals.models.journey import Attempt, Journey
from referrals.models.link import Link
from referrals.models.promise import Clock, Promise, Side
from referrals.models.referral import Referral, ReferralLog
from referrals.models.rung import RungDone
from referrals.models.state import LIVE, OVER, WITH_PARTNER, State

__all__ = [
    "LIVE", "OVER", "WITH_PARTNER", "Attempt", "Clock", "Extension", "Handover", "Journey", "Leg", "Link", "Means",
    "Promise", "Referral", "ReferralLog", "RungDone", "Side", "State",
]  # fmt: skip

"""Referrals both ways, their promises, hand-overs and links; issues; what keeps the ladder quiet."""

from referrals.models.caseload import CaseloadMove
from referrals.models.extension import Extension
from referrals.models.family import FamilyWord
from referrals.models.group import ReferralGroup
from referrals.models.handover import Handover, Leg, Means
from referrals.models.hold import Hold
from referrals.models.incoming import Incoming, IncomingLog
from referrals.models.issue import Issue, IssueLog
from referrals.models.journey import Attempt, Journey
from referrals.models.link import Link
from referrals.models.promise import Clock, Promise, Waiting
from referrals.models.promised import Promised, Side
from referrals.models.referral import Referral, ReferralLog
from referrals.models.report import Report
from referrals.models.rung import RungDone
from referrals.models.state import LIVE, OVER, WITH_PARTNER, State

__all__ = [
    "LIVE", "OVER", "WITH_PARTNER", "Attempt", "CaseloadMove", "Clock", "Extension", "FamilyWord", "Handover", "Hold", "Incoming",
    "IncomingLog", "Issue", "IssueLog", "Journey", "Leg", "Link", "Means", "Promise", "Promised", "Referral",
    "ReferralGroup", "ReferralLog", "Report", "RungDone", "Side", "State", "Waiting",
]  # fmt: skip

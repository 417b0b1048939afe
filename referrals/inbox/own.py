"""The referrals of one partner, from the moment they were sent until fourteen days after their end."""

from django.db.models.functions import Coalesce

from referrals.models import Referral
from referrals.models.link import RECEIPT

PARTS = ["promises", "handovers", "journeys", "extensions"]


def all_of(partner):
    """Everything that was ever sent to the partner; drafts are the unit's own."""
    sent = Referral.objects.filter(partner=partner, sent_at__isnull=False)
    return sent.select_related("episode__person", "partner")


def running(partner):
    """What runs, with all that a row says, in a fixed number of statements."""
    return all_of(partner).running().prefetch_related(*PARTS)


def finished(partner, now):
    """What ended, or whose case ended, within the days of a receipt; the latest first."""
    stopped = Coalesce("ended_at", "collected_at", "episode__closed_at")
    ended = all_of(partner).annotate(stopped=stopped).filter(stopped__gte=now - RECEIPT, stopped__lte=now)
    return ended.order_by("-stopped", "-pk")


def phase(referral, now):
    """live, receipt (fourteen days after the end, without personal data) or over: as a link has it."""
    stopped = referral.stopped_at
    if stopped is None:
        return "live"
    return "receipt" if now <= stopped + RECEIPT else "over"

"""By what way a partner's words came: behind its link, in its account, or recorded by RPTC for it. Counted apart."""

from django.db.models import Count, F

from referrals.models import Handover, ReferralLog

SAID = ["accept", "decline", "ready"]
Means = ReferralLog.Means
RECORDED = [Means.PHONE, Means.PERSON, Means.PAPER]


def ways(partner, since):
    """{means: how often} of answers, "ready", and the partner's halves of hand-overs since a moment (aware). Old rows of
    which nobody knows the way count under "". One statement."""
    said = ReferralLog.objects.filter(referral__partner=partner, verb__in=SAID, at__gte=since).order_by()
    said = said.annotate(way=F("means")).values("way").annotate(n=Count("pk"))
    halves = Handover.objects.filter(referral__partner=partner, partner_at__gte=since).order_by()
    halves = halves.annotate(way=F("partner_means")).values("way").annotate(n=Count("pk"))
    found = {}
    for row in said.union(halves, all=True):
        found[row["way"]] = found.get(row["way"], 0) + row["n"]
    return found


def recorded(counts):
    """(by the partner itself, recorded by RPTC) of what `ways` counted."""
    by_rptc = sum(n for way, n in counts.items() if way in RECORDED)
    return sum(counts.get(way, 0) for way in (Means.LINK, Means.ACCOUNT)), by_rptc

"""What each partner's referrals come to, counted by the database: four statements, whatever the number of partners.

Lateness is that of the promise in force and belongs to the side that owes (design §5). A referral late on two clocks of
one side counts once for that side.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, DurationField, F, Q

from referrals.models import WITH_PARTNER, Promise, Referral, Side
from rptc.lib.median import Median

MEDIAN_DAYS = timedelta(days=90)
FEWEST = 5  # fewer cases than this are no figure
HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Figures:
    """One partner: referrals running, clients there now, late by side, the earliest open promise, hand-over."""

    running: int = 0
    used: int = 0
    late_rptc: int = 0
    late_partner: int = 0
    first: Promise | None = None
    handovers: int = 0
    median: timedelta | None = None

    @property
    def late(self):
        return bool(self.late_rptc or self.late_partner)

    @property
    def hours(self):
        """Median hours from acceptance to hand-over, rounded; None while there are fewer than five."""
        return round(self.median / HOUR) if self.median is not None and self.handovers >= FEWEST else None


def by_partner(now, partners=None):
    """{partner pk: Figures} as of `now` (aware), of all partners that have any, or of the pks given."""
    found = {}
    for source in (running, late, first, handed_over):
        for pk, fields in source(now, partners):
            found.setdefault(pk, {}).update(fields)
    return {pk: Figures(**fields) for pk, fields in found.items()}


def running(now, partners=None):
    rows = _of(Referral.objects.running(), "partner", partners).order_by().values("partner")
    counted = rows.annotate(running=Count("pk"), used=Count("pk", filter=Q(state__in=WITH_PARTNER)))
    return [(r.pop("partner"), r) for r in counted]


def late(now, partners=None):
    rows = (
        _of(Promise.objects.late(now), "referral__partner", partners).order_by().values("referral__partner")
    )
    owed = {f"late_{side}": Count("referral", distinct=True, filter=Q(owed_by=side)) for side in Side.values}
    return [(r.pop("referral__partner"), r) for r in rows.annotate(**owed)]


def first(now, partners=None):
    """The open promise that is due first: the longest late one, or the next."""
    rows = _of(
        Promise.objects.open().select_related("referral__episode"), "referral__partner", partners
    ).annotate(partner=F("referral__partner"))
    return [(p.partner, {"first": p}) for p in rows.order_by("partner", "due", "pk").distinct("partner")]


def handed_over(now, partners=None):
    """Hand-overs of the last 90 days, and the median time they took from acceptance."""
    kept = Referral.objects.filter(
        handed_over_at__gt=now - MEDIAN_DAYS, handed_over_at__lte=now, answered_at__isnull=False
    )
    rows = _of(kept.exclude(state="void"), "partner", partners).order_by().values("partner")
    took = Median(F("handed_over_at") - F("answered_at"), output_field=DurationField())
    return [(r.pop("partner"), r) for r in rows.annotate(handovers=Count("pk"), median=took)]


def _of(rows, path, partners):
    return rows if partners is None else rows.filter(**{f"{path}__in": partners})

"""A partner's own figures of the last 90 days: only what the partner owed, judged on the original promise. What RPTC was
late with stands in none of them."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, DurationField, F, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from referrals.inbox import own
from referrals.models import Clock, Handover, Promise, ReferralLog, Side
from referrals.ways import ways
from rptc.lib.median import Median

DAYS, HOUR = timedelta(days=90), timedelta(hours=1)
FEWEST = 5  # fewer cases than this are no figure


@dataclass(frozen=True)
class Line:
    """A row of the table: what, the figure, out of how many."""

    label: str
    value: str
    n: int


def table(partner, now):
    """The lines, in four statements."""
    kept = {row["clock"]: row for row in _kept(partner, now)}
    return [
        _share(_("Answered on time"), kept.get(Clock.ANSWER)),
        _hours(partner, now),
        _taken_over(partner, now),
        _share(_("Ready on time"), kept.get(Clock.SERVE_UNTIL)),
        *([_share(_("Brought back on time"), kept[Clock.PICK_UP])] if Clock.PICK_UP in kept else []),
        _late(partner, now),
    ]


def by_way(partner, now):
    """[(how it was said, times)] of answers, "ready" and confirmed halves in the last 90 days; one statement."""
    counts = ways(partner, now - DAYS)
    return [(str(label), counts[way]) for way, label in ReferralLog.Means.choices if way in counts]


def _owed(partner):
    """Promises that the partner owed, of referrals that were no mistake."""
    owed = Promise.objects.owed_by(Side.PARTNER).filter(referral__in=own.all_of(partner))
    return owed.exclude(referral__state="void")


def _kept(partner, now):
    """Kept within the window, or fallen due in it, unkept, while the referral still ran."""
    stopped = Coalesce("referral__ended_at", "referral__collected_at", "referral__episode__closed_at")
    window = {"gt": now - DAYS, "lte": now}
    kept = Q(**{f"kept_at__{op}": at for op, at in window.items()})
    fell = Q(kept_at=None, **{f"original_due__{op}": at for op, at in window.items()})
    judged = (
        _owed(partner)
        .annotate(stopped=stopped)
        .filter(kept | fell & (Q(stopped=None) | Q(stopped__gt=F("original_due"))))
    )
    on_time = Count("pk", filter=Q(kept_at__lte=F("original_due")))
    return judged.order_by().values("clock").annotate(n=Count("pk"), on_time=on_time)


def _share(label, row):
    n = row["n"] if row else 0
    return Line(label, _few(n) or _("%(part)d of %(n)d") % {"part": row["on_time"], "n": n}, n)


def _hours(partner, now):
    answered = (
        own.all_of(partner).filter(answered_at__gt=now - DAYS, answered_at__lte=now).exclude(state="void")
    )
    took = Median(F("answered_at") - F("sent_at"), output_field=DurationField())
    found = answered.aggregate(n=Count("pk"), median=took)
    return Line(
        _("Median hours to an answer"), _few(found["n"]) or str(round(found["median"] / HOUR)), found["n"]
    )


def _taken_over(partner, now):
    there = Handover.objects.filter(
        referral__in=own.all_of(partner), leg="there", partner_at__gt=now - DAYS, partner_at__lte=now
    )
    n = there.exclude(referral__state="void").count()
    return Line(_("Clients taken over"), str(n), n)


def _late(partner, now):
    """Open, owed by the partner, past the original promise; a referral counts once."""
    n = _owed(partner).open().filter(original_due__lt=now).values("referral").distinct().count()
    return Line(_("Late now"), str(n), n)


def _few(n):
    return f"n < {FEWEST}" if n < FEWEST else ""

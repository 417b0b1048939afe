"""How the last 90 days went with one partner. Collections are judged on the original promise, by who owed them."""

from django.db.models import Count, F, Q
from django.utils.translation import gettext as _

from referrals import ways
from referrals.models import Clock, Promise, Referral, ReferralLog, Side
from rptc.desk.partners.figures import FEWEST, MEDIAN_DAYS, Figures, handed_over
from rptc.ui.parts import Figure


def figures(partner, now):
    """Sent and declined, median hours to hand-over, late collections of either side, by what way the partner spoke; four
    statements."""
    since = now - MEDIAN_DAYS
    went = Referral.objects.filter(partner=partner, sent_at__gt=since).exclude(state="void")
    sent = went.aggregate(all=Count("pk"), declined=Count("pk", filter=Q(state="declined")))
    pace = Figures(**dict(handed_over(now, [partner.pk])).get(partner.pk, {}))
    return [
        Figure(
            str(sent["all"]),
            _("referrals sent in 90 days"),
            note=_("%(n)d declined") % {"n": sent["declined"]},
        ),
        Figure(*_median(pace), note=_("%(n)d hand-overs in 90 days") % {"n": pace.handovers}),
        *_collections(partner, since),
        _spoken(partner, since),
    ]


def _spoken(partner, since):
    """What RPTC recorded for the partner, beside what it said itself."""
    counts = ways.ways(partner, since)
    itself, by_rptc = ways.recorded(counts)
    how = [f"{ReferralLog.Means(way).label}: {counts[way]}" for way in ways.RECORDED if counts.get(way)]
    note = _("%(n)d by the partner itself") % {"n": itself}
    return Figure(str(by_rptc), _("answers and confirmations recorded by RPTC"), note=". ".join([*how, note]))


def _median(pace):
    label = _("median hours to hand-over")
    return (f"n < {FEWEST}" if pace.hours is None else str(pace.hours), label)


def _collections(partner, since):
    kept = Promise.objects.filter(clock=Clock.PICK_UP, referral__partner=partner, kept_at__gt=since).exclude(
        referral__state="void"
    )
    late = Count("pk", filter=Q(kept_at__gt=F("original_due")))
    counted = {
        r["owed_by"]: r for r in kept.order_by().values("owed_by").annotate(all=Count("pk"), late=late)
    }
    labels = {Side.RPTC: _("collected late, RPTC owed"), Side.PARTNER: _("returned late, partner owed")}
    for side, label in labels.items():
        found = counted.get(side, {"late": 0, "all": 0})
        yield Figure(
            str(found["late"]),
            label,
            note=_("of %(n)d in 90 days") % {"n": found["all"]},
            late=found["late"] > 0,
        )

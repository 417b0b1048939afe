"""How the last 90 days went with one partner. Collections are judged on the original promise, by who owed them."""

from django.db.models import Count, F, Q
from django.utils.translation import gettext as _

from referrals.models import Clock, Promise, Referral, Side
from rptc.desk.partners.figures import FEWEST, MEDIAN_DAYS, Figures, handed_over
from rptc.ui.parts import Figure


def figures(partner, now):
    """Sent and declined, median hours to hand-over, late collections of either side; three statements."""
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
    ]


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

"""Minutes of a hand-over: before it, lines to write on; after both halves, what they say."""

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from referrals.models import Clock, Journey, Leg, Referral, Report
from referrals.papers import record
from rptc.ui.templatetags.show import day

READS = ("promises", "links__contact", "handovers", "journeys")


def happened(referral, leg):
    """The row of a leg that both sides have confirmed, or None."""
    return next((row for row in referral.handovers.all() if row.leg == leg and row.happened_at), None)


def fill(referral, members, now, kind):
    """Values by name for a leg; empty where only the paper will know."""
    row, plan = happened(referral, kind.leg), _plan(referral, kind.leg)
    values = record.client(referral) | record.limits(referral, now) | _who(referral, kind.leg, row, plan)
    values |= {
        "handover_datetime_words": _words(row.happened_at) if row else "",
        "pickup_responsible": record.responsible(referral, to_partner=True), "belongings_table": _things(referral),
        "documents_handed": plan.papers if plan else "", "handover_remarks": row.note if row else "",
    }  # fmt: skip
    return values | (_back(referral, row) if kind.leg == Leg.BACK else {})


def _who(referral, leg, row, plan):
    """Giver and receiver. Back, somebody else than RPTC may take the client: that is for the paper to say."""
    rptc = {"name": row.rptc_by if row else plan.officer if plan else "", "organisation": settings.UNIT_NAME}
    partner = {"name": row.partner_by if row else "", "organisation": referral.partner.name}
    if leg == Leg.BACK and referral.collector in (
        Referral.Collector.FAMILY,
        Referral.Collector.ORIGIN_OFFICE,
    ):
        rptc = {
            "name": row.collected_by if row else "",
            "organisation": str(referral.get_collector_display()),
        }
    gives, takes = (rptc, partner) if leg == Leg.THERE else (partner, rptc)
    place = referral.partner
    delivered = leg == Leg.BACK and referral.collector == Referral.Collector.PARTNER_DELIVERS
    where = (
        settings.UNIT_NAME if delivered else ", ".join(filter(None, [place.name, place.address, place.city]))
    )
    return {
        "giver_name": gives["name"], "giver_organisation": gives["organisation"], "receiver_name": takes["name"],
        "receiver_organisation": takes["organisation"], "handover_place": where,
    }  # fmt: skip


def _back(referral, row):
    """What only the way back knows: how long, how late, with what result."""
    pick_up = next((promise for promise in referral.promises.all() if promise.clock == Clock.PICK_UP), None)
    report = referral.reports.filter(kind=Report.Kind.BACK).first()
    taken_by_us = referral.collector in (Referral.Collector.RPTC, Referral.Collector.PARTNER_DELIVERS)
    values = {
        "pickup_due_original": record.moment(pick_up.original_due) if pick_up else "",
        "service_result": ". ".join(filter(None, [report.services, report.result])) if report else "",
        "follow_up_needs": report.advice if report else "",
        "receiver_relationship": _("officer of the unit") if taken_by_us else "",
        "next_destination": settings.UNIT_NAME if taken_by_us else "",
    }  # fmt: skip
    return values | (_days(referral, row, pick_up) if row else {})


def _days(referral, row, pick_up):
    taken = timezone.localdate(row.happened_at)
    served = (taken - timezone.localdate(referral.handed_over_at)).days
    late = (taken - timezone.localdate(pick_up.original_due)).days if pick_up else 0
    return {"picked_up_date": day(taken), "days_in_service": str(served), "days_late": str(max(late, 0))}


def _plan(referral, leg):
    kept = (Journey.State.PLANNED, Journey.State.DONE)
    return next((j for j in referral.journeys.all() if j.leg == leg and j.state in kept), None)


def _words(at):
    return date_format(timezone.localtime(at), _("l, j F Y, H.i"))


def _things(referral):
    """What the client has along; empty rows to write in where nothing was recorded."""
    rows = [[thing.what, str(thing.quantity), ""] for thing in referral.episode.belongings.all()]
    return [[_("Thing"), _("Quantity"), _("State")], *(rows or [["", "", ""]] * 3)]

"""Both legs: the two halves of each, the planned journey, and what did not work."""

from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from referrals import calendar
from referrals.models import Handover, Journey, Leg, Means, Side
from rptc.ui.parts import Half, Row
from rptc.ui.templatetags.show import wita


@dataclass
class LegOf:
    """One leg as its section takes it."""

    id: str
    title: str
    plan: list
    past: list
    gives: Half
    takes: Half
    late: list = field(default_factory=list)
    scan: bool = False


def legs(standing, partner, file):
    """Legs that are open or have begun, the present one first; without `file` no word about why something failed."""
    referral = standing.referral
    begun = {h.leg for h in referral.handovers.all()} | {j.leg for j in referral.journeys.all()}
    begun |= {standing.leg} | {a.leg for a in referral.attempts.all()}
    return [_leg(leg, standing, partner, file) for leg in (Leg.BACK, Leg.THERE) if leg in begun]


def sides(standing, leg, partner):
    """(gives, takes): there RPTC gives, back the partner does."""
    row = standing.handover(leg) or Handover(referral=standing.referral, leg=leg)
    order = [Side.RPTC, Side.PARTNER] if leg == Leg.THERE else [Side.PARTNER, Side.RPTC]
    verbs = [_("Gives: %(who)s"), _("Takes: %(who)s") if leg == Leg.THERE else _("Collects: %(who)s")]
    names = {Side.RPTC: _taker(standing.referral) if leg == Leg.BACK else "RPTC", Side.PARTNER: partner}
    return [_half(row, side, verb % {"who": names[side]}) for side, verb in zip(order, verbs, strict=True)]


def _taker(referral):
    return "RPTC" if referral.collector == "partner_delivers" else referral.get_collector_display()


def _half(row, side, title):
    at, typed, who = row.half(side)
    if not at:
        return Half(title, _("Not confirmed yet"), waiting=row.waits_for == side)
    means = getattr(row, f"{side}_means")
    by = f"{who}, {Means(means).label.lower()}" if means else who
    note = _("Recorded %(when)s") % {"when": wita(typed)} if side in row.late_records else ""
    return Half(title, _("Confirmed"), done=True, who=by, at=at, note=note)


def _leg(leg, standing, partner, file):
    back, row = leg == Leg.BACK, standing.handover(leg)
    gives, takes = sides(standing, leg, partner)
    made = LegOf(
        f"leg-{leg}", _("Collection, two sides") if back else _("Hand-over, two sides"),
        _plan(standing.plan(leg)), _past(leg, standing.referral, file), gives, takes,
    )  # fmt: skip
    made.late = [Side(side).label for side in row.late_records] if row else []
    made.scan = bool(row and row.scan_id)
    return made


def _plan(journey):
    if journey is None:
        return []
    rows = [Row(_("Departure"), wita(journey.planned_for)), Row(_("Who travels"), journey.officer)]
    more = [(_("Vehicle"), journey.vehicle), (_("Papers to bring"), journey.papers)]
    return rows + [Row(label, value) for label, value in more if value]


def _past(leg, referral, file):
    """Attempts that failed and journeys that were cancelled, newest first."""
    failed = [(a.happened_at, _attempt(a, file)) for a in referral.attempts.all() if a.leg == leg]
    off = [j for j in referral.journeys.all() if j.leg == leg and j.state == Journey.State.CANCELLED]
    last = calendar.journey_of(referral, leg)
    gone = [(j.planned_for, _cancelled(j, referral, last=j == last)) for j in off]
    return [row for _at, row in sorted(failed + gone, key=lambda pair: pair[0], reverse=True)]


def _cancelled(journey, referral, *, last):
    words = journey.officer
    if last:  # calendars may still hold it
        address = reverse("referrals:referral-calendar", args=[referral.code, journey.leg])
        words = format_html('{} <a href="{}">{}</a>', words, address, _("Take it out of my calendar"))
    return Row(wita(journey.planned_for), words, tag=_("Cancelled"), kind="plain")


def _attempt(attempt, file):
    against = (
        _(" Counts against %(side)s.") % {"side": Side(attempt.against).label} if attempt.against else ""
    )
    words = [str(attempt.get_reason_display()), attempt.note.rstrip(".")] if file else []
    said = "".join(f"{word}. " for word in words if word).strip()
    return Row(
        wita(attempt.happened_at), f"{said}{against} {attempt.recorded_by}", tag=_("Failed"), kind="danger"
    )

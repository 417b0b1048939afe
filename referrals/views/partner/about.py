"""What a link shows before a PIN: initials, sex, age, need, dates, the planned journey, and what was recorded so far.
Nothing else of the file."""

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from referrals import calendar
from referrals.models import Clock, Leg, Side
from referrals.reading import somebody
from rptc.ui.parts import Row
from rptc.ui.templatetags.show import day, wita


def facts(standing, contact, link=None):
    """Rows of the page, in the order of look 09; with a `link` a planned journey is also offered as a file."""
    referral, promises = standing.referral, standing.promises
    yield Row(_("For"), f"{contact}, {referral.partner}")
    yield Row(_("Client"), somebody(referral))
    yield Row(_("Need"), referral.get_service_display())
    if referral.answers_id:
        yield Row(
            _("Back-referral"), _("to your number %(number)s") % {"number": referral.answers.their_number}
        )
    yield from _journey(standing, link)
    if until := promises.get(Clock.SERVE_UNTIL):
        yield Row(_("Served until"), day(until.due))
    if back := promises.get(Clock.PICK_UP):
        words = _("%(who)s, by %(day)s at the latest")
        yield Row(_("Collected by"), words % {"who": referral.get_collector_display(), "day": day(back.due)})


def _journey(standing, link):
    leg = Leg.BACK if standing.leg == Leg.BACK else Leg.THERE
    label = _("Planned collection") if leg == Leg.BACK else _("Planned hand-over")
    plan = standing.plan(leg)
    if plan:
        told = [wita(plan.planned_for), plan.officer, plan.vehicle, plan.papers]
        yield Row(label, _with_file(", ".join(part for part in told if part), link, leg, _("To my calendar")))
    elif standing.leg and calendar.is_off(standing.referral, leg):
        yield Row(label, _with_file(_("Not planned yet"), link, leg, _("Take it out of my calendar")))
    elif standing.leg:
        yield Row(label, _("Not planned yet"))


def _with_file(words, link, leg, offer):
    """The words, and the journey as a file where the reader came by a link."""
    if link is None:
        return words
    address = reverse("link:calendar", args=[link.token, leg])
    address += f"?of={link.referral.code}" if link.referral.group_id else ""
    return format_html('{} <a class="r-noprint" href="{}">{}</a>', words, address, offer)


def so_far(standing):
    """What was confirmed when, by side and without names; empty before the answer."""
    referral = standing.referral
    if referral.answered_at:
        yield Row(_("Answered"), wita(referral.answered_at))
    for leg, label in ((Leg.THERE, _("Hand-over")), (Leg.BACK, _("Collection"))):
        if row := standing.handover(leg):
            yield Row(label, ". ".join(_half(row, side) for side in (Side.RPTC, Side.PARTNER)))
    if referral.ready_at:
        yield Row(_("Ready for collection"), wita(referral.ready_at))


def _half(row, side):
    at = row.half(side)[0]
    words = _("%(side)s confirmed %(when)s") if at else _("%(side)s has not confirmed yet")
    return words % {"side": Side(side).label, "when": wita(at)}

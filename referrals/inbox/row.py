"""One referral as a row of the inbox: whom it is about in initials, what is next, by when. No query."""

from django.urls import reverse
from django.utils.translation import gettext as _

from referrals.models import Clock, Leg, Side, State
from referrals.reading import somebody
from rptc.ui.due import due
from rptc.ui.parts import Task
from rptc.ui.templatetags.show import day, wita


def task(standing):
    """Red and amber are for what the partner owes; what RPTC owes is said in words."""
    referral, promise = standing.referral, standing.owed_by(Side.PARTNER)
    tag, kind = _tag(standing)
    return Task(
        somebody(referral), reverse("inbox:referral", args=[referral.code]), referral.number,
        " · ".join(_said(standing)), due(promise.due, now=standing.now) if promise else None, tag, kind,
    )  # fmt: skip


def _tag(standing):
    if standing.waits_for == Side.PARTNER:
        return _("Confirm your half"), "warning"
    return (_("Urgent"), "danger") if standing.referral.urgent else ("", "")


def _said(standing):
    yield str(standing.referral.get_service_display())
    if standing.waits_for == Side.RPTC:
        yield _("You confirmed; RPTC has not yet")
    elif standing.leg:
        yield from _journey(standing)
    if standing.extension:
        yield _("More time asked, not decided yet")


def _journey(standing):
    plan, state = standing.plan(standing.leg), standing.referral.state
    if plan:
        yield _("Planned: %(plan)s") % {
            "plan": ", ".join(filter(None, [wita(plan.planned_for), plan.officer, plan.vehicle]))
        }
    elif state != State.IN_SERVICE:
        yield _("No plan yet")
    yield from _rptc(standing) if state != State.IN_SERVICE else _until(standing)


def _rptc(standing):
    """What RPTC owes next on the open leg."""
    clock = Clock.HAND_OVER if standing.leg == Leg.THERE else Clock.PICK_UP
    promise = standing.promises.get(clock)
    if promise and promise.owed_by == Side.RPTC:
        words = (
            _("RPTC brings the client by %(day)s")
            if clock == Clock.HAND_OVER
            else _("RPTC collects by %(day)s")
        )
        yield words % {"day": day(promise.due)}


def _until(standing):
    """The next promise of a client in service."""
    if promise := standing.promises.get(Clock.SERVE_UNTIL):
        yield _("say when ready, by %(day)s") % {"day": day(promise.due)}

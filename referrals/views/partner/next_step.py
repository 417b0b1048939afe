"""What comes next, in one sentence for the partner: who acts, and when."""

from django.utils.translation import gettext as _

from referrals.models import Clock, Leg, Side, State
from rptc.ui.templatetags.show import day, wita


def next_step(standing):
    """After an act, or while there is nothing to do; "" where the page itself asks the next thing."""
    if standing.referral.stopped_at:
        return _("Nothing more is asked of you. Thank you.")
    if standing.waits_for == Side.RPTC:
        return _("Your half stands. RPTC confirms its own; you need not do anything.")
    if standing.waits_for == Side.PARTNER:
        return _("RPTC has confirmed its half. Confirm yours.")
    return {State.ACCEPTED: _there, State.IN_SERVICE: _until, State.READY: _back}.get(
        standing.referral.state, lambda _standing: ""
    )(standing)


def _there(standing):
    plan = standing.plan(Leg.THERE)
    if plan is None:
        return _("RPTC plans the journey and tells you. Confirm once the client is with you.")
    return _("RPTC comes %(when)s. Confirm once the client is with you.") % {"when": wita(plan.planned_for)}


def _until(standing):
    promise = standing.promises.get(Clock.SERVE_UNTIL)
    words = _("Say when the client is ready, on %(day)s at the latest.")
    return words % {"day": day(promise.due)} if promise else ""


def _back(standing):
    plan, promise = standing.plan(Leg.BACK), standing.promises.get(Clock.PICK_UP)
    if plan:
        return _("The client is collected %(when)s. Confirm once they have left.") % {
            "when": wita(plan.planned_for)
        }
    if standing.referral.returns_by == Side.PARTNER:
        return (
            _("Bring the client back by %(day)s and confirm it.") % {"day": day(promise.due)}
            if promise
            else ""
        )
    return _("RPTC plans the collection and tells you the day. Confirm once the client has left.")

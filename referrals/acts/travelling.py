"""Both legs: confirm, plan, change, cancel, and what did not work. The leg is part of the address, so that a page that
was open too long never confirms the other one."""

from functools import partial

from django.utils.translation import gettext_lazy as _

from referrals.actions import handovers, journeys
from referrals.acts.act import Act
from referrals.forms.coded import FailedAttempt
from referrals.forms.handover import Handed, OwnHalfBack, PartnersHalf, Placed
from referrals.forms.journey import Plan
from referrals.models import Leg, Side
from referrals.refusals import Refused


def _confirm(leg, standing, *, by, **given):
    return handovers.confirm(standing.referral, leg=leg, side=Side.RPTC, by=by, **given)


def _record(leg, standing, *, by, **given):
    return handovers.record_other_half(standing.referral, leg=leg, by=by, **given)


def _plan(leg, standing, *, by, **given):
    return journeys.plan(standing.referral, leg=leg, by=by, **given)


def _failed(leg, standing, *, by, **given):
    return journeys.attempt_failed(standing.referral, leg=leg, by=by, **given)


def _on_plan(action, leg, standing, **given):
    plan = standing.plan(leg)
    if plan is None:
        raise Refused(_("This journey is no longer planned."))
    return action(plan, **given)


def _free(leg, standing):
    return standing.free(leg, Side.RPTC)


def _recordable(leg, side, standing):
    return standing.leg == leg and standing.waits_for == side and standing.other_half_open


def _unplanned(leg, standing):
    return standing.leg == leg and not standing.plan(leg) and not standing.waits_for


def _planned(leg, standing):
    return standing.leg == leg and standing.plan(leg)


def _open(leg, standing):
    return standing.leg == leg


def _leg(leg, slug, words, form, recorders):
    """The acts of one leg; `words` are those in which the two differ."""
    back = leg == Leg.BACK
    yield Act(
        slug, words["confirm"], words["confirm?"], words["confirmed"], partial(_free, leg), partial(_confirm, leg), form,
        words["stay"],
    )  # fmt: skip
    yield Act(
        f"plan-{slug}", words["plan"], words["plan?"], _("The journey is planned; the partner sees it on the link."),
        partial(_unplanned, leg), partial(_plan, leg), Plan,
    )  # fmt: skip
    yield Act(
        f"replan-{slug}", _("Change the journey"), _("Change the planned journey?"), _("The journey is changed."),
        partial(_planned, leg), partial(_on_plan, journeys.change, leg), Plan,
    )  # fmt: skip
    yield Act(
        f"unplan-{slug}", _("Cancel the journey"), _("Cancel the planned journey?"), _("The journey is cancelled."),
        partial(_planned, leg), partial(_on_plan, journeys.cancel, leg), rare=True, danger=True,
    )  # fmt: skip
    yield Act(
        f"failed-{slug}", words["failed"], words["failed?"], _("The attempt is recorded."), partial(_open, leg),
        partial(_failed, leg), FailedAttempt, rare=not back,
    )  # fmt: skip
    for side, recorder in recorders.items():
        yield Act(
            f"record-{slug}-{side}", words["record"][side], words["record"][side], _("The half is recorded from the minutes."),
            partial(_recordable, leg, side), partial(_record, leg), recorder,
            _("Three working days have passed. Record what the signed minutes say."), permission="referrals.approve",
        )  # fmt: skip


THERE = {
    "confirm": _("Confirm the hand-over"), "confirm?": _("Is the client with the partner?"),
    "confirmed": _("Your half of the hand-over is recorded."), "stay": _("The stay ends at this time and the bed becomes free."),
    "plan": _("Plan the hand-over"), "plan?": _("Plan the hand-over"),
    "failed": _("Record a failed hand-over"), "failed?": _("Why did the hand-over not work?"),
    "record": {Side.RPTC: _("Record RPTC's half of the hand-over"), Side.PARTNER: _("Record the partner's half of the hand-over")},
}  # fmt: skip
BACK = {
    "confirm": _("Confirm the collection"), "confirm?": _("Is the client back?"),
    "confirmed": _("Your half of the collection is recorded."), "stay": _("A stay opens at this time."),
    "plan": _("Plan the collection"), "plan?": _("Plan the collection"),
    "failed": _("Record a failed collection"), "failed?": _("Why did the collection not work?"),
    "record": {Side.RPTC: _("Record RPTC's half of the collection"), Side.PARTNER: _("Record the partner's half of the collection")},
}  # fmt: skip
ACTS = [
    *_leg(Leg.THERE, "handover", THERE, Handed, {Side.RPTC: PartnersHalf, Side.PARTNER: PartnersHalf}),
    *_leg(Leg.BACK, "collection", BACK, Placed, {Side.RPTC: OwnHalfBack, Side.PARTNER: PartnersHalf}),
]

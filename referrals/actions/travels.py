"""What journeys and attempts share: when a leg is open, ending a plan, and the leg that took place."""

from referrals import telling
from referrals.models import WITH_PARTNER, Journey, Leg, State
from referrals.models.who import answers
from rptc.flow import NotAllowed, NotNow

OPEN_IN = {Leg.THERE: [State.ACCEPTED], Leg.BACK: WITH_PARTNER}


def may_travel(row, leg, by):
    if row.state not in OPEN_IN[Leg(leg)] or not row.episode.is_open:
        raise NotNow("journey", row.state)
    if not answers(row, by):
        raise NotAllowed("journey")


def end(journey, state, at):
    journey.state, journey.ended_at = state, at
    journey.save(update_fields=["state", "ended_at"])
    return journey


def fulfil(row, leg, at):
    """The leg took place: its planned journey is done."""
    planned = row.journeys.filter(leg=leg, state=Journey.State.PLANNED)
    planned.update(state=Journey.State.DONE, ended_at=at)
    telling.forget(row, "journey-missed")

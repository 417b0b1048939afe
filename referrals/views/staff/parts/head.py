"""The title says the state in words; the track says how far the referral has come."""

from django.utils.translation import gettext as _

from referrals.models import Leg, Side, State
from referrals.reading import subject
from rptc.ui import due
from rptc.ui.parts import Step

WAY = [
    (State.DRAFT, "made_at"), (State.SUBMITTED, "submitted_at"), (State.SENT, "sent_at"), (State.ACCEPTED, "answered_at"),
    (State.IN_SERVICE, "handed_over_at"), (State.READY, "ready_at"), (State.COLLECTED, "collected_at"),
    (State.CLOSED, "ended_at"),
]  # fmt: skip


def title(standing):
    """ "Collection 3 days late" where something is late, "Collection: waiting for RPTC, 3 days late" where the other side
    has confirmed, otherwise whose turn it is."""
    promise = standing.first
    late = due.words(promise.due, standing.now) if promise and promise.is_late(standing.now) else ""
    late = f"{late[:1].lower()}{late[1:]}"
    if standing.waits_for:
        return ", ".join(filter(None, [_half_missing(standing), late]))
    if late:
        return f"{subject(promise.clock)} {late}"
    return _waits(standing.referral.state) or standing.referral.get_state_display()


def _half_missing(standing):
    words = {
        (Leg.THERE, Side.RPTC): _("Hand-over: waiting for RPTC"),
        (Leg.THERE, Side.PARTNER): _("Hand-over: waiting for the partner"),
        (Leg.BACK, Side.RPTC): _("Collection: waiting for RPTC"),
        (Leg.BACK, Side.PARTNER): _("Collection: waiting for the partner"),
    }
    return words[standing.leg, standing.waits_for]


def _waits(state):
    return {
        State.DRAFT: _("Draft, not yet submitted"), State.SUBMITTED: _("Waiting for the unit head"),
        State.SENT: _("Waiting for the partner's answer"), State.ACCEPTED: _("Accepted, not handed over yet"),
        State.IN_SERVICE: _("In service at the partner"), State.READY: _("Ready for collection"),
        State.COLLECTED: _("Collected, not closed yet"),
    }.get(state)  # fmt: skip


def track(standing):
    """Steps of the usual way; an exit stands behind the last step that was reached."""
    referral = standing.referral
    late = bool(standing.first and standing.first.is_late(standing.now))
    if referral.state in dict(WAY):
        here = [state for state, _at in WAY].index(referral.state)
        return [_step(referral, n, here, late) for n in range(len(WAY))]
    skipped = (
        {State.CLOSED, State.ACCEPTED} if referral.state == State.DECLINED else {State.CLOSED}
    )  # a no is an answer
    reached = [n for n, (state, at) in enumerate(WAY) if state not in skipped and getattr(referral, at)]
    return [_step(referral, n, None, False) for n in reached] + [
        Step(referral.get_state_display(), "now", referral.ended_at, late=True)
    ]


def _step(referral, n, here, late):
    state, at = WAY[n]
    place = "past" if here is None or n < here else "now" if n == here else "todo"
    return Step(
        State(state).label, place, None if place == "todo" else getattr(referral, at), late and place == "now"
    )

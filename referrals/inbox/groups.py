"""Five groups, in the order of a referral's life; each referral stands in one. In a group first what the partner owes
and is late, then what it owes, then what waits for RPTC."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from referrals.inbox import own
from referrals.inbox.row import task
from referrals.models import Leg, Side, State
from referrals.standing import Standing

FAR = float("inf")
GROUPS = [
    ("answer", _("Waiting for my answer")),
    ("handover", _("To be handed over")),
    ("service", _("In service")),
    ("ready", _("Ready for collection")),
    ("planned", _("Collection planned")),
]


@dataclass(frozen=True)
class Group:
    """A section of the inbox; its count is that of its rows."""

    id: str
    title: str
    tasks: list


def groups(partner, actor, now):
    """(groups that hold something, tasks of all that is late and owed by the partner)."""
    standings = sorted((Standing(r, actor, now) for r in own.running(partner)), key=_mine_first)
    late = [task(s) for s in standings if is_late(s)]
    made = [Group(key, title, [task(s) for s in standings if key_of(s) == key]) for key, title in GROUPS]
    return [group for group in made if group.tasks], late


def key_of(standing):
    """The group of a running referral. A journey back that is planned comes before the state: somebody is coming."""
    state = standing.referral.state
    if standing.with_partner and standing.plan(Leg.BACK):
        return "planned"
    return {
        State.SENT: "answer", State.ACCEPTED: "handover", State.IN_SERVICE: "service", State.READY: "ready",
    }[state]  # fmt: skip


def is_late(standing):
    """Whether the partner owes something whose moment has passed."""
    promise = standing.owed_by(Side.PARTNER)
    return promise is not None and promise.due < standing.now


def _mine_first(standing):
    """A half that RPTC waits for, then what is due to the partner by its moment, urgent before others, then the rest."""
    promise, urgent = standing.owed_by(Side.PARTNER), not standing.referral.urgent
    waits = standing.waits_for != Side.PARTNER
    return waits, promise.due.timestamp() if promise else FAR, urgent, standing.referral.number

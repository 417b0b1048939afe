"""Acts on several members of a group at once: the act of a single referral, its form for several, and what runs."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from django.utils.translation import gettext_lazy as _

from referrals.actions import groups, together
from referrals.acts import ACTS
from referrals.acts.act import Act
from referrals.forms.several import Several, SeveralGate, SeveralPlan, SeveralWhy
from referrals.models import Leg, State


@dataclass(frozen=True)
class Together:
    """`run(members, by=, **given)` returns the Outcome; `act` says for whom it is open, and its words."""

    act: Act
    form: type
    run: Callable

    @property
    def url_name(self):
        return f"referrals:group-{self.act.slug}"


def _take_out(members, *, by):
    return groups.each(members, lambda member: groups.remove(member, by=by))


REMOVE = Act(
    "remove", _("Take out of the group"), "", "", lambda s: s.referral.state == State.DRAFT, _take_out,
    consequence=_("The draft stays and goes on by itself."), rare=True,
)  # fmt: skip
TOGETHER = {
    one.act.slug: one
    for one in [
        Together(ACTS["submit"], SeveralGate, together.submit),
        Together(ACTS["send"], SeveralGate, together.send),
        Together(ACTS["send-urgent"], SeveralGate, together.send),
        Together(ACTS["plan-handover"], SeveralPlan, partial(together.plan, leg=Leg.THERE)),
        Together(ACTS["plan-collection"], SeveralPlan, partial(together.plan, leg=Leg.BACK)),
        Together(REMOVE, Several, _take_out),
        Together(ACTS["cancel"], SeveralWhy, together.cancel),
    ]
}


def open_to(standings):
    """[Together] open for at least one member, in order."""
    return [one for one in TOGETHER.values() if any(one.act.shown_to(standing) for standing in standings)]

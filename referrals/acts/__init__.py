"""Every act of the unit on a referral, in the order of its buttons, and which one comes first."""

from referrals.acts import (
    answering,
    ending,
    family,
    holding,
    reoffering,
    reporting,
    sending,
    team,
    travelling,
)
from referrals.models import Leg, State

PARTS = [sending, travelling, answering, reporting, holding, family, reoffering, team, ending]
ACTS = {act.slug: act for part in PARTS for act in part.ACTS}
FIRST = {
    State.DRAFT: ["submit"], State.SUBMITTED: ["send", "send-urgent"], State.ACCEPTED: ["handover", "plan-handover"],
    State.IN_SERVICE: ["plan-collection", "collection"], State.READY: ["plan-collection", "collection"],
    State.COLLECTED: ["close"],
}  # fmt: skip


def shown(standing):
    """(first, others, rare): the act to do now or None, the further buttons, and those behind "Other acts"."""
    found = [act for act in ACTS.values() if act.shown_to(standing)]
    first = next((act for slug in _order(standing) for act in found if act.slug == slug), None)
    rest = [act for act in found if act is not first]
    return first, [act for act in rest if not act.rare], [act for act in rest if act.rare]


def _order(standing):
    """What the partner already did, then what waits for a decision, then the usual next step."""
    if standing.rptc_waits:
        yield "handover" if standing.leg == Leg.THERE else "collection"
    yield from ["decide", "approve"]
    if standing.leg == Leg.THERE and not standing.plan(Leg.THERE):
        yield "plan-handover"
    yield from FIRST.get(standing.referral.state, [])

"""An urgent need of health is acted on the same WITA day (SOP limit urgent_health_action, indicator X4)."""

from django.utils import timezone

from clients.models import Need
from rptc import audit
from rptc.clock import working
from rptc.sop.models import Limit

RULE = "urgent_health_action"
FOLLOWS = {"acute_illness": "emergency_care"}  # a warning that is a need of health by itself


def due(stated_at, limit):
    """The moment (aware) until which something has to be done. A limit of one calendar day is the day itself."""
    if limit.unit == Limit.Unit.CALENDAR_DAY:
        return working.due(stated_at, max(limit.value - 1, 0), limit.unit)
    return limit.due(stated_at)


def dues(needs):
    """{pk: moment} of needs, by the limit in force on the day each was stated; one statement, however many."""
    limits = [limit for limit in Limit.objects.filter(code=RULE) if not limit.narrowness] if needs else []
    held = {
        need.pk: [row for row in limits if row.holds(timezone.localdate(need.stated_at))] for need in needs
    }
    return {need.pk: due(need.stated_at, held[need.pk][0]) for need in needs if held[need.pk]}


def is_late(need, at):
    """Whether something done at `at` came after the limit."""
    until = dues([need]).get(need.pk) if need.urgent and need.is_health else None
    return until is not None and at > until


def follow(person, kinds, *, by, at=None):
    """State the needs that newly raised warnings (codes) are, in the open case of the person; returns them."""
    wanted = [FOLLOWS[kind] for kind in kinds if kind in FOLLOWS]
    case = person.episodes.filter(state="open").first() if wanted else None
    if case is None:
        return []
    open_now = set(case.needs.open().filter(urgent=True).values_list("kind", flat=True))
    stated = {"urgent": True, "stated_at": at or timezone.now(), "requested_by": by.label}
    made = [Need.objects.create(episode=case, kind=k, **stated) for k in wanted if k not in open_now]
    for need in made:
        audit.record("need-urgent", case, by=by, at=at, need=need.code)
    return made

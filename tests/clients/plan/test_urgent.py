"""An urgent need of health is acted on the same day of Makassar, or counted as a deviation."""

from datetime import timedelta

import pytest
import time_machine

from clients.actions.alerting import raise_alerts
from clients.actions.plan import needs, services, urgent
from clients.actions.refused import Refused
from clients.models import Need
from rptc.sop.models import Deviation
from tests.clients.stay.conftest import wita

pytestmark = pytest.mark.django_db
NOON = wita("2026-11-24 12:00")


@pytest.fixture
def noon():
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


@pytest.fixture
def ill(noon, case, sari, by):
    """An emergency that the assessment found at noon."""
    raise_alerts(case.person, ["acute_illness"], source="initial_assessment", by=by(sari))
    return Need.objects.get()


def test_the_warning_of_an_acute_illness_is_an_urgent_need(ill, case):
    assert (ill.kind, ill.urgent, ill.episode, ill.requested_by) == ("emergency_care", True, case, "Sari")
    assert list(Need.objects.urgent_health().unanswered()) == [ill]


def test_raised_twice_it_is_one_need_and_a_warning_without_danger_is_none(ill, case, sari, by):
    raise_alerts(case.person, ["acute_illness", "allergy"], source="intake", by=by(sari))
    assert Need.objects.count() == 1


def test_it_is_due_at_the_end_of_the_same_day(ill):
    assert urgent.dues([ill]) == {ill.pk: wita("2026-11-24 23:59:59")}


def test_acted_on_before_midnight_it_is_no_deviation_even_when_written_down_tomorrow(
    ill, case, andi, by, noon
):
    noon.move_to(wita("2026-11-25 07:00"))
    services.record(episode=case, kind="ambulance", need=ill, at=wita("2026-11-24 23:50"), by=by(andi))
    assert not Deviation.objects.exists() and not Need.objects.urgent_health().unanswered().exists()
    assert Need.objects.get().is_open  # acted on; whether it is met is said apart


def test_the_day_after_it_asks_why_and_counts_once(ill, case, andi, rina, by, noon):
    noon.move_to(wita("2026-11-25 00:10"))
    asked = {"episode": case, "kind": "ambulance", "need": ill}
    with pytest.raises(Refused, match="same day") as refused:
        services.record(**asked, by=by(andi))
    assert refused.value.field == "late_reason"
    services.record(**asked, late_reason="Ambulans tidak datang", by=by(andi))
    services.record(**asked, by=by(andi))
    counted = Deviation.objects.get()
    assert (counted.rule, counted.about_code, counted.reason) == (
        urgent.RULE,
        case.code,
        "Ambulans tidak datang",
    )
    assert counted.approved_at is None


def test_what_was_struck_is_no_act(ill, case, andi, by):
    made = services.record(episode=case, kind="first_aid", need=ill, by=by(andi))
    services.strike(made, reason="Klien lain", by=by(andi))
    assert list(Need.objects.urgent_health().unanswered()) == [ill]


def test_a_need_of_another_kind_is_never_late(noon, case, sari, andi, by):
    meal = needs.ask(episode=case, kind="meal", urgent=True, by=by(sari))
    noon.shift(timedelta(days=3))
    services.record(episode=case, kind="rptc_meals", need=meal, meets=True, by=by(andi))
    assert not Deviation.objects.exists()

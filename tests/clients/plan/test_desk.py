"""What plans and needs put on the desks of whoever has to act."""

from datetime import timedelta

import pytest
from django.utils import timezone

from clients.actions.alerting import raise_alerts
from clients.actions.plan import needs, services, steps
from clients.models import Assessment, Instrument, Need, Step
from rptc.accounts.models import Duty
from rptc.desk.tasks import plans
from tests.clients.plan.conftest import in_days

pytestmark = pytest.mark.django_db
URGENT = "Act on an urgent need of health"


def told(user):
    return [(line.code, line.meta or line.title) for line in plans.worker(user, timezone.now())]


def test_an_urgent_need_stands_on_three_desks_until_somebody_acted(case, sari, andi, rina, by):
    Duty.objects.create(
        user=andi,
        starts_at=timezone.now() - timedelta(hours=1),
        ends_at=timezone.now() + timedelta(hours=9),
        made_by="Bu Rina",
    )
    raise_alerts(case.person, ["acute_illness"], source="intake", by=by(sari))
    line = (case.number, URGENT)
    assert told(sari) == told(andi) == [line]
    assert [(one.code, one.meta) for one in plans.head(rina)] == [line]
    assert plans.head(rina)[0].by.astimezone(timezone.get_current_timezone()).date() == timezone.localdate()
    services.record(episode=case, kind="ambulance", need=Need.objects.get(), by=by(andi))
    assert told(sari) == told(andi) == plans.head(rina) == []


def test_whoever_is_not_on_duty_reads_nothing_of_it(case, sari, andi, by):
    raise_alerts(case.person, ["acute_illness"], source="intake", by=by(sari))
    assert told(andi) == []


def test_who_is_on_duty_reads_no_name_of_a_restricted_file(case, sari, andi, by):
    Duty.objects.create(
        user=andi,
        starts_at=timezone.now() - timedelta(hours=1),
        ends_at=timezone.now() + timedelta(hours=9),
        made_by="Bu Rina",
    )
    raise_alerts(case.person, ["acute_illness", "confidential"], source="intake", by=by(sari))
    assert [line.title for line in plans.worker(andi, timezone.now())] == [URGENT]
    assert [line.title for line in plans.worker(sari, timezone.now())] == [case.person.full_name]


def test_a_step_stands_on_its_owners_desk_from_its_day_on(case, goal, step, sari, andi, by):
    assert told(sari) == []
    Step.objects.update(due_on=in_days(-2))
    steps.add(goal=goal, what="Antar", owner="staff", worker=andi, due_on=in_days(0), by=by(sari))
    assert told(sari) == told(andi) == [(case.number, "A step of the plan")]
    steps.add(goal=goal, what="Datang", owner="guardian", due_on=in_days(-1), by=by(sari))
    assert len(told(sari)) == 2 and len(told(andi)) == 1


def test_a_newer_assessment_asks_for_a_review_within_the_limit(case, plan, sari):
    assert told(sari) == []
    at = timezone.now() + timedelta(seconds=1)
    Assessment.objects.create(
        episode=case, instrument=Instrument.objects.get(code="initial_assessment"), started_by=sari, changed_by=sari, finished_by=sari,
        finished_at=at, total=1, strength=0, score_band="low", result_band="low",
    )  # fmt: skip
    lines = plans.worker(sari, timezone.now())
    assert [line.meta for line in lines] == ["Review the plan after the newer assessment"]
    assert timezone.localdate(lines[0].by) == in_days(7)


def test_the_head_reads_how_many_needs_wait_and_the_list_says_the_same(as_, need, case, sari, rina, by):
    needs.ask(episode=case, kind="infant_milk", urgent=True, by=by(sari))
    line = plans.head(rina)[0]
    assert line.meta == "1 need"
    assert as_(rina).get(line.href).context["page"].rows == [need]

"""When a client is assessed again: by the risk that was found, as the limits of that day say."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from clients.actions import assess
from clients.deadlines import COMPREHENSIVE, INITIAL, Deadlines, next_due
from clients.models import Assessment
from rptc.audit.models import Event
from rptc.sop.models import Limit
from tests.clients.assessment.conftest import BY_CODE, CALM
from tests.clients.instruments.conftest import DEFINITIONS, whole
from tests.factories import EpisodeFactory

WHOLE = whole(DEFINITIONS[COMPREHENSIVE])
BLEEDING = BY_CODE["perempuan_hamil_perdarahan"]["answers"]


@pytest.fixture
def episode(sari):
    return EpisodeFactory(case_worker=sari)


def days(due, start):
    return (timezone.localdate(due.by) - timezone.localdate(start)).days


def test_first_the_initial_one(episode):
    due = next_due(episode)
    assert (due.instrument, due.by, due.after) == (INITIAL, episode.arrived_at + timedelta(hours=24), None)


def test_then_the_comprehensive_one_a_week_after_the_arrival(episode, sari, by):
    assess.fill(episode, CALM, by=by(sari))
    due = next_due(episode)
    assert (due.instrument, days(due, episode.arrived_at), due.after) == (COMPREHENSIVE, 7, None)


def test_immediate_danger_is_looked_at_again_on_the_next_day(episode, sari, by):
    row = assess.fill(episode, BLEEDING, by=by(sari))
    due = next_due(episode)
    assert (days(due, row.finished_at), due.after) == (1, row)


@pytest.mark.parametrize(("band", "after"), [("immediate", 1), ("high", 7), ("medium", 14), ("low", 30)])
def test_after_the_comprehensive_one_the_risk_decides(episode, sari, by, band, after):
    assess.fill(episode, CALM, by=by(sari))
    row = assess.fill(episode, WHOLE, code=COMPREHENSIVE, by=by(sari))
    if row.band != band:
        assess.judge(assessment=row, band=band, reason="Dinilai di konferensi kasus", by=by(sari))
    assert days(next_due(episode), row.finished_at) == after


def test_the_limit_of_the_day_of_the_assessment_holds(episode, sari, by):
    assess.fill(episode, BLEEDING, by=by(sari))
    old = Limit.objects.get(code="reassessment_immediate")
    tomorrow = timezone.localdate() + timedelta(days=1)
    Limit.objects.filter(pk=old.pk).update(valid_to=timezone.localdate())
    old.pk, old.value, old.valid_from = None, 3, tomorrow
    old.save()
    assert days(next_due(episode), timezone.now()) == 1


def test_a_closed_case_owes_nothing(episode):
    episode.state = "closed"
    assert next_due(episode) is None


def test_all_limits_are_one_statement(episode, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert Deadlines().initial(episode)


def test_her_desk_says_it_when_it_is_near_and_not_before(as_, episode, sari, by):
    assess.fill(episode, CALM, by=by(sari))

    def lines():
        groups = as_(sari).get("/").context["groups"]
        return [
            task.href for task in [*groups.late, *groups.today, *groups.later] if COMPREHENSIVE in task.href
        ]

    assert not lines()
    with time_machine.travel(timezone.now() + timedelta(days=4), tick=False):
        assert lines() == [
            f"{reverse('clients:assessment-start', args=[episode.code])}?instrument={COMPREHENSIVE}"
        ]


def test_the_page_of_the_file_shows_scores_the_next_one_and_is_on_record(as_, episode, sari, by):
    for answers in (CALM, BLEEDING):
        assess.fill(episode, answers, by=by(sari))
    page = as_(sari).get(reverse("desk:client-assessments", args=[episode.person.code]))
    (_title, these, _key, (first, last)) = page.context["scores"][0]
    assert (
        f"{reverse('clients:assessment-compare', args=[last.code])}?with={first.code}"
        in page.content.decode()
    )
    assert [row.total for row in these] == [1, last.total] and last.band == "immediate"
    assert page.context["next"]["href"].endswith(COMPREHENSIVE)
    assert Event.objects.filter(verb="assessments-opened").count() == 1


def test_who_may_not_assess_reads_no_score(as_, episode, sari, andi, by):
    assess.fill(episode, BLEEDING, by=by(sari))
    page = as_(andi).get(reverse("desk:client-assessments", args=[episode.person.code]))
    assert page.status_code == 200 and not page.context["rows"] and not page.context["scores"]


@pytest.mark.parametrize("many", [1, 6])
def test_the_page_of_the_file_asks_the_same_few_times(
    as_, episode, sari, by, many, django_assert_max_num_queries
):
    for _ in range(many):
        assess.fill(episode, CALM, by=by(sari))
    client, address = as_(sari), reverse("desk:client-assessments", args=[episode.person.code])
    client.get(address)
    with django_assert_max_num_queries(20):
        assert client.get(address).status_code == 200


def test_what_makes_sense_now_comes_first_and_another_may_be_chosen(as_, episode, sari, by):
    page, address = as_(sari), reverse("clients:assessment-start", args=[episode.code])
    assert page.get(address).context["instrument"].code == INITIAL
    assess.fill(episode, CALM, by=by(sari))
    shown = page.get(address).context
    assert shown["instrument"].code == COMPREHENSIVE and shown["suggested"]
    page.post(address, {"instrument": "child_street_followup"})
    assert Assessment.objects.get(finished_at=None).instrument.code == "child_street_followup"
    assert page.get(address, {"instrument": "nothing"}).status_code == 404


def test_two_are_compared_question_by_question(as_, episode, sari, by):
    first = assess.fill(episode, CALM, by=by(sari))
    second = assess.fill(episode, CALM | {"self_harm": "thoughts"}, by=by(sari))
    page = as_(sari)
    answer = page.get(reverse("clients:assessment-compare", args=[second.code]))
    assert [one.question.key for one in answer.context["found"].changed] == ["self_harm"]
    assert (answer.context["older"], answer.context["newer"]) == (first, second)
    turned = page.get(reverse("clients:assessment-compare", args=[first.code]), {"with": second.code})
    assert turned.context["older"] == first
    alone = page.get(reverse("clients:assessment-compare", args=[first.code]))
    assert alone.status_code == 200 and alone.context["other"] is None


def test_an_assessment_of_somebody_else_is_not_compared(as_, episode, sari, by):
    mine, other = assess.fill(episode, CALM, by=by(sari)), assess.fill(EpisodeFactory(), CALM, by=by(sari))
    answer = as_(sari).get(reverse("clients:assessment-compare", args=[mine.code]), {"with": other.code})
    assert answer.status_code == 404

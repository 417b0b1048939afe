"""Until when the initial assessment is due, and whose is missing."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from clients.actions import assess
from clients.deadlines import assessment_due, assessments_due
from clients.models import Assessment, Episode
from rptc.sop.models import Limit
from tests.clients.assessment.conftest import CALM
from tests.factories import EpisodeFactory


def arrived(*moment):
    at = timezone.make_aware(datetime(*moment))
    return EpisodeFactory(arrived_at=at, arrival_date=at.date())


def test_it_is_due_a_day_after_the_arrival_to_the_minute(db):
    episode = arrived(2026, 11, 20, 22, 15)
    assert assessment_due(episode) == episode.arrived_at + timedelta(hours=24)


def test_a_later_limit_does_not_rewrite_an_earlier_case(db):
    old = Limit.objects.get(code="initial_assessment")
    Limit.objects.filter(pk=old.pk).update(valid_to="2026-11-21")
    new = Limit.objects.get(pk=old.pk)
    new.pk, new.value, new.valid_from, new.valid_to = None, 6, "2026-11-22", None
    new.save()
    before, after = arrived(2026, 11, 20, 22, 15), arrived(2026, 11, 22, 22, 15)
    assert assessment_due(before) - before.arrived_at == timedelta(hours=24)
    assert assessment_due(after) - after.arrived_at == timedelta(hours=6)


def test_before_the_first_limit_nothing_was_due(db):
    assert assessment_due(arrived(2022, 12, 31, 8)) is None


def test_many_cases_cost_one_statement(db, django_assert_num_queries):
    episodes = EpisodeFactory.create_batch(5)
    with django_assert_num_queries(1):
        assert [episode for episode, due in assessments_due(episodes) if due] == episodes


def test_a_case_needs_one_until_it_is_finished(sari, by):
    needy, begun, done = EpisodeFactory.create_batch(3)
    assess.start(episode=begun, by=by(sari))
    assess.fill(done, CALM, by=by(sari))
    assert set(Episode.objects.without_initial_assessment()) == {needy, begun}


def test_the_list_of_a_file_costs_one_statement(sari, by, django_assert_num_queries):
    episode = EpisodeFactory()
    for _ in range(3):
        assess.fill(episode, CALM, by=by(sari))
    with django_assert_num_queries(1):
        rows = [(row.heading, row.band_words, str(row.finished_by)) for row in Assessment.objects.listed()]
    assert len(rows) == 3 and rows[0][2] == "Sari"


@pytest.mark.parametrize("role", ["sari", "rina"])
def test_who_may_assess_sees_assessments(role, request, by, sari):
    row = assess.fill(EpisodeFactory(), CALM, by=by(sari))
    assert list(Assessment.objects.visible_to(request.getfixturevalue(role))) == [row]


@pytest.mark.parametrize("role", ["andi", "oci", "wati", "tono", "lina", "sisca", "dodi"])
def test_others_see_none(role, request, by, sari):
    assess.fill(EpisodeFactory(), CALM, by=by(sari))
    assert not Assessment.objects.visible_to(request.getfixturevalue(role)).exists()

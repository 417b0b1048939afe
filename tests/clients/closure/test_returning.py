"""Whoever comes back is known: the relapse is computed, and the intake says what the unit knows."""

from datetime import date, timedelta

import pytest

from clients.models import Belonging, Episode, Search
from clients.returning import known, relapsed
from rptc.audit.models import Event
from rptc.sop.models import Limit
from tests import factories as make
from tests.clients.closure.conftest import wita

pytestmark = pytest.mark.django_db


@pytest.fixture
def back(clock):
    """`back(days)`: a case that ended that many days before the arrival of this morning; returns (before, now)."""

    def made(days, **more):
        arrived = wita("2026-11-24 08:00")
        person = make.PersonFactory()
        ended = {
            "closed_at": arrived - timedelta(days=days),
            "state": "closed",
            "exit_type": "independent",
        } | more
        before = make.EpisodeFactory(
            person=person, arrived_at=ended["closed_at"] - timedelta(days=9), **ended
        )
        return before, make.EpisodeFactory(person=person, arrived_at=arrived)

    return made


@pytest.mark.parametrize(("days", "found"), [(0, True), (180, True), (181, False)])
def test_the_last_day_of_the_window_counts_and_the_next_does_not(back, days, found):
    before, now = back(days)
    assert (now in Episode.objects.relapses()) is found
    assert (relapsed(now, [now, before]) is not None) is found


def test_days_are_those_of_makassar(clock):
    person = make.PersonFactory()
    make.EpisodeFactory(
        person=person, arrived_at=wita("2026-05-01 08:00"), state="closed", closed_at=wita("2026-05-28 00:30")
    )
    now = make.EpisodeFactory(person=person, arrived_at=wita("2026-11-24 08:00"))
    assert Episode.objects.relapses().get() == now and Episode.objects.relapses().get().gap == timedelta(
        days=180
    )


@pytest.mark.parametrize("more", [{"exit_type": "wrong_intake"}, {"state": "void"}])
def test_a_case_that_was_none_makes_no_relapse(back, more):
    before, now = back(3, **more)
    assert not Episode.objects.relapses().exists() and relapsed(now, [now, before]) is None


def test_the_window_of_the_day_of_arrival_decides(back):
    back(100)
    row = Limit.objects.get(code="relapse_window")
    row.valid_to = date(2026, 11, 23)
    row.save()
    row.pk, row.value, row.valid_from, row.valid_to = None, 90, date(2026, 11, 24), None
    row.save(force_insert=True)
    assert not Episode.objects.relapses().exists()


def test_a_file_that_was_joined_is_the_same_human_being(back):
    before, now = back(5)
    other = make.PersonFactory(canonical=now.person)
    Episode.objects.filter(pk=before.pk).update(person=other)
    assert Episode.objects.relapses().get().previous_id == before.pk


def test_the_intake_begins_with_what_is_known(as_, sari, back):
    before, now = back(5)
    Episode.objects.filter(pk=now.pk).delete()
    Belonging.objects.create(episode=before, what="Tas hitam")
    before.person.alerts.create(kind="self_harm", raised_by="Sari")
    search = Search.objects.create(user=sari, text="Baharuddin")
    page = as_(sari).get(f"/clients/search/{search.code}/known/{before.person.code}/").content.decode()
    assert before.number in page and "Tas hitam" in page
    assert Event.objects.get(verb="earlier-cases-announced").person_code == before.person.code
    assert any(row.tag for row in known(before.person))


def test_somebody_new_has_nothing_to_announce(clock):
    assert known(make.PersonFactory()) == []


def test_the_list_says_who_came_back_by_year(as_, sari, tono, back):
    _before, now = back(5)
    page = as_(sari).get("/reports/relapses/?year=2026").content.decode()
    assert now.number in page and f"/clients/{now.person.code}/closure/" in page
    assert now.number not in as_(sari).get("/reports/relapses/?year=2025").content.decode()
    masked = as_(tono).get("/reports/relapses/?year=2026").content.decode()
    assert now.number in masked and now.person.code not in masked

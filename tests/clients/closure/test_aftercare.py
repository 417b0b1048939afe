"""What follows a closing: visits with their promise, made or missed once, until somebody ends it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from clients.actions import closure as closing
from clients.actions.closure import aftercare as acts
from clients.actions.refused import Refused
from clients.models import Aftercare, Visit
from rptc.flow import NotAllowed
from tests import factories as make
from tests.clients.closure.conftest import told, wita

pytestmark = pytest.mark.django_db


@pytest.fixture
def visit(closed):
    return Visit.objects.get()


def made(visit, worker, **more):
    return acts.visited(visit, means="visit", findings="Sekolah lagi", by=worker, **more)


def test_the_first_visit_is_due_as_the_limit_says_from_the_day_the_care_ended(closed, visit):
    assert visit.due.replace(microsecond=0) == wita("2026-12-24 23:59:59")
    assert str(Aftercare.objects.get().until) == "2027-05-23"


def test_a_death_or_a_declined_one_has_none(case, died, worker, head):
    closing.approve(closing.ask(case, **told("deceased"), by=worker), by=head)
    assert not Aftercare.objects.exists()


def test_a_worker_may_decline_it_with_a_reason(case, worker, head):
    declined = {"aftercare": False, "no_aftercare_reason": "Pindah ke luar negeri"}
    done = closing.approve(closing.ask(case, **told(**declined), by=worker), by=head)
    assert (
        not done.aftercare
        and done.no_aftercare_reason == "Pindah ke luar negeri"
        and not Visit.objects.exists()
    )


def test_a_visit_that_was_made_promises_the_next_by_the_limit(visit, worker, clock):
    clock.move_to(wita("2026-12-20 10:00"))
    done = made(visit, worker)
    following = Visit.objects.open().get()
    assert done.findings == {"found": "Sekolah lagi"}
    assert timezone.localdate(following.due) == timezone.localdate() + timedelta(days=60)


def test_the_worker_may_name_another_day(visit, worker):
    acts.missed(visit, reason="Banjir", next_on=timezone.localdate() + timedelta(days=3), by=worker)
    assert timezone.localdate(Visit.objects.open().get().due) == timezone.localdate() + timedelta(days=3)


@pytest.mark.parametrize("days", [-1, 367])
def test_not_a_day_that_has_passed_or_lies_years_ahead(visit, worker, days):
    with pytest.raises(Refused) as refused:
        acts.missed(visit, reason="Banjir", next_on=timezone.localdate() + timedelta(days=days), by=worker)
    assert refused.value.field == "next_on"


@pytest.mark.parametrize("when", ["2026-11-24 08:00", "2026-11-24 10:01"])
def test_a_visit_lies_between_the_closing_and_now(visit, worker, when):
    with pytest.raises(Refused) as refused:
        made(visit, worker, made_at=wita(when))
    assert refused.value.field == "made_at"


def test_a_visit_is_recorded_once(visit, worker):
    made(visit, worker)
    with pytest.raises(Refused, match="already"):
        acts.missed(visit, reason="Banjir", by=worker)


def test_a_late_visit_stands_on_the_desk_of_its_worker_and_no_other(as_, sari, andi, visit, clock):
    assert not as_(sari).get("/").context["groups"]
    clock.move_to(wita("2026-12-26 08:00"))
    late = as_(sari).get("/").context["groups"].late
    assert [task.code for task in late] == [visit.aftercare.closure.episode.number]
    assert list(Visit.objects.late()) == [visit]
    assert not as_(andi).get("/").context["groups"]


def test_it_stops_when_the_person_is_here_again(visit, case, worker):
    make.EpisodeFactory(person=case.person, arrived_at=wita("2026-11-24 09:30"))
    assert not Visit.objects.open().exists()
    with pytest.raises(Refused, match="over"):
        made(visit, worker)


def test_its_end_says_how_the_person_is_and_nothing_is_owed_any_more(visit, worker):
    care = acts.end(visit.aftercare, result="stable", words="Bekerja di bengkel", by=worker)
    assert care.ending == {"words": "Bekerja di bengkel"} and not Visit.objects.open().exists()
    assert acts.end(care, result="other", words="x", by=worker).result == "stable"


def test_only_who_works_on_cases_records_it(visit, andi, by):
    with pytest.raises(NotAllowed):
        made(visit, by(andi))

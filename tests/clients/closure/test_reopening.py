"""A case is opened again: with a reason, for a while, and no arrival is counted twice."""

import pytest

from clients.actions import closure as closing
from clients.actions import register
from clients.actions.refused import Refused
from clients.models import Aftercare, Episode, Visit
from rptc.flow import NotAllowed
from rptc.reports.table1 import Table1
from tests import factories as make
from tests.clients.closure.conftest import later, told, wita

pytestmark = pytest.mark.django_db


def test_the_unit_head_opens_it_again_and_says_why(closed, case, head):
    closing.reopen(closed, reason="Ibu tidak ditemukan", by=head)
    case.refresh_from_db()
    assert (case.state, case.closed_at, case.exit_type) == ("open", None, "")
    assert closed.state == "reopened" and closed.log.get(verb="reopen").reason == "Ibu tidak ditemukan"


def test_nobody_arrives_a_second_time_by_it(closed, head):
    before = Table1(2026, 2026).rows
    closing.reopen(closed, reason="Salah", by=head)
    assert Table1(2026, 2026).rows == before
    assert Episode.objects.count() == 1


def test_its_aftercare_stops_of_itself(closed, head):
    assert Aftercare.objects.running().count() == Visit.objects.open().count() == 1
    closing.reopen(closed, reason="Salah", by=head)
    assert not Aftercare.objects.running().exists() and not Visit.objects.open().exists()


def test_it_ends_again_by_a_closure_of_its_own(closed, case, head, worker):
    closing.reopen(closed, reason="Salah", by=head)
    again = closing.approve(closing.ask(case, **told("independent"), by=worker), by=head)
    assert again.pk != closed.pk and Episode.objects.get().exit_type == "independent"


def test_a_worker_opens_nothing_again(closed, worker):
    with pytest.raises(NotAllowed):
        closing.reopen(closed, reason="Salah", by=worker)


def test_not_without_a_reason(closed, head):
    with pytest.raises(Refused):
        closing.reopen(closed, reason="", by=head)


def test_on_the_last_day_of_the_limit_still_and_not_after(closed, head, clock):
    clock.move_to(wita("2026-12-25 00:30"))
    with pytest.raises(Refused, match="passed"):
        closing.reopen(closed, reason="Salah", by=head)
    clock.move_to(wita("2026-12-24 23:30"))
    assert closing.reopen(closed, reason="Salah", by=head).state == "reopened"


def test_whoever_is_here_again_goes_on_in_the_newer_case(closed, case, head, clock):
    later(clock, days=2)
    newer = make.EpisodeFactory(person=case.person, arrived_at=wita("2026-11-26 09:00"))
    with pytest.raises(Refused, match=f"newer open case, {newer.number}"):
        closing.reopen(closed, reason="Salah", by=head)


def test_of_two_cases_that_ended_only_the_last_is_opened_again(closed, case, head, clock):
    later(clock, days=2)
    newer = make.EpisodeFactory(
        person=case.person,
        arrived_at=wita("2026-11-25 09:00"),
        state="closed",
        closed_at=wita("2026-11-26 09:00"),
    )
    with pytest.raises(Refused, match=newer.number):
        closing.reopen(closed, reason="Salah", by=head)


def test_a_newer_case_that_was_a_mistake_stands_in_nobodys_way(closed, case, head, clock):
    later(clock, days=2)
    newer = make.EpisodeFactory(person=case.person, arrived_at=wita("2026-11-25 09:00"))
    register.void(newer, "Salah orang", head)
    assert closing.reopen(closed, reason="Salah", by=head).state == "reopened"


def test_a_void_case_is_not_opened_again(closed, case, head):
    register.void(case, "Salah catat", head)
    with pytest.raises(Refused, match="not closed"):
        closing.reopen(closed, reason="Salah", by=head)

"""A stopped job announces itself on every page of those who can have it started again."""

from datetime import datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from rptc.notices.models import Pulse

pytestmark = pytest.mark.django_db
NOON = timezone.make_aware(datetime(2026, 3, 10, 12, 0))


@pytest.fixture(autouse=True)
def midday():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def page(as_):
    def of(user, address="/"):
        client = as_(user)
        client.cookies["django_language"] = "en"
        return client.get(address, follow=True).content.decode()

    return of


def ran(minutes):
    ended = timezone.now() - timedelta(minutes=minutes)
    Pulse.objects.create(started_at=ended, finished_at=ended)


@pytest.mark.parametrize("who", ["rina", "wati", "sisca"])
def test_head_administration_and_system_administrator_read_when_it_stopped(page, request, who):
    ran(minutes=28)
    text = page(request.getfixturevalue(who))
    assert "The clock stopped at 11:32 WITA: nobody is reminded" in text
    assert 'href="/messages/"' in text


def test_the_day_is_said_when_it_stopped_before_today(page, rina):
    ran(minutes=26 * 60)
    assert "The clock stopped at 10:00 WITA, 9 March 2026" in page(rina)


def test_nobody_is_bothered_while_it_runs(page, rina):
    ran(minutes=9)
    assert "The clock" not in page(rina)


@pytest.mark.parametrize("who", ["sari", "andi", "tono", "lina"])
def test_who_cannot_mend_it_is_left_in_peace(page, request, who):
    ran(minutes=60)
    assert "The clock stopped" not in page(request.getfixturevalue(who))


def test_a_new_installation_says_that_it_has_not_run_yet(page, rina):
    assert "The clock has not run yet: nobody is reminded" in page(rina)


def test_a_delegate_of_the_head_is_told_too(page, sari):
    from rptc.accounts.models import Delegation

    today = timezone.localdate()
    Delegation.objects.create(delegate=sari, kind="plh", starts_on=today, ends_on=today, made_by="Bu Rina")
    ran(minutes=60)
    assert "The clock stopped" in page(sari)


def test_it_costs_no_statement_of_its_own(as_, rina, django_assert_num_queries):
    ran(minutes=60)
    client = as_(rina)
    client.get("/more/")
    with django_assert_num_queries(3):  # session, user, badges and facts
        assert "11.00" in client.get("/more/").content.decode()

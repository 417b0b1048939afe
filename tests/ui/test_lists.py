"""A long list is walked from the newest to the oldest row; none is lost and none comes twice, whatever comes in."""

from datetime import datetime, timedelta
from urllib.parse import parse_qs
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from rptc.accounts.models import User
from rptc.ui import lists
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
START = datetime(2026, 11, 24, 8, 0, tzinfo=ZoneInfo("Asia/Makassar"))


@pytest.fixture
def rows():
    """`rows(*seconds)` makes people who joined that many seconds after the start, in that order."""

    def make(*seconds):
        return [UserFactory(date_joined=START + timedelta(seconds=s, microseconds=s)).pk for s in seconds]

    return make


def page(rf, query="", size=3, **having):
    return lists.page(rf.get(f"/list/{query}"), User.objects.filter(**having), "date_joined", size=size)


def walk(rf, between=lambda: None):
    """Every pk seen on the way from the first page to the last."""
    seen, query = [], ""
    while True:
        now = page(rf, query)
        seen += [row.pk for row in now.rows]
        between()
        if not now.older:
            return seen
        query = now.older


@hypothesis_settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(old=st.lists(st.integers(0, 4), max_size=14), new=st.lists(st.integers(0, 9), min_size=1, max_size=3))
def test_while_rows_come_in_no_row_is_lost_or_seen_twice(rf, rows, old, new):
    User.objects.all().delete()
    there = set(rows(*old))
    seen = walk(rf, between=lambda: rows(*new))
    assert len(seen) == len(set(seen))
    assert there <= set(seen)


def test_the_way_back_leads_to_the_same_rows(rf, rows):
    made = rows(*range(8))[::-1]
    second = page(rf, page(rf).older)
    third = page(rf, second.older)
    assert [r.pk for r in third.rows] == made[6:] and third.older == ""
    assert [r.pk for r in page(rf, third.newer).rows] == made[3:6]
    first = page(rf, second.newer)
    assert [r.pk for r in first.rows] == made[:3] and first.newer == ""


def test_rows_of_the_same_moment_are_told_apart(rf, rows):
    made = rows(5, 5, 5, 5, 5)[::-1]
    assert walk(rf) == made


def test_filters_stay_in_the_address(rf, rows):
    rows(*range(5))
    assert parse_qs(page(rf, "?role=auditor&role=x").older[1:])["role"] == ["auditor", "x"]


@pytest.mark.parametrize(
    "cursor", ["before=", "before=zzz", "after=W10=", "before=WyJ4IiwgMV0=", "before=%00"]
)
def test_a_broken_cursor_is_the_first_page(rf, rows, cursor):
    made = rows(1, 2)[::-1]
    assert [r.pk for r in page(rf, f"?{cursor}").rows] == made


def test_a_cursor_behind_the_last_row_is_the_first_page(rf, rows):
    made = rows(1, 2, 3, 4)
    older = page(rf).older
    User.objects.filter(pk=made[0]).delete()
    assert [r.pk for r in page(rf, older).rows] == made[:0:-1]


def test_an_empty_list_has_no_way_on(rf):
    nothing = page(rf, role="nobody")
    assert (nothing.rows, nothing.newer, nothing.older) == ([], "", "")


def test_a_count_stops_at_the_cap(rf, rows, monkeypatch):
    monkeypatch.setattr(lists, "CAP", 3)
    rows(1, 2, 3)
    assert lists.capped(User.objects.all()) in ("3 rows", "3 baris")
    rows(4)
    assert lists.capped(User.objects.all()) in ("3+ rows", "3+ baris")


def test_a_page_costs_two_statements(rf, rows, django_assert_num_queries):
    rows(*range(7))
    with django_assert_num_queries(2):
        page(rf)

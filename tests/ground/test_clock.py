"""Deadlines as people count them in Makassar (domain §11.1)."""

from datetime import UTC, date, datetime

import pytest
from django.utils import timezone

from rptc.clock import working
from rptc.clock.models import Holiday

pytestmark = pytest.mark.django_db

VECTORS = [
    ("2025-03-26", {3: "2025-04-09", 5: "2025-04-11", 10: "2025-04-21", 14: "2025-04-25", 60: "2025-07-10"}),
    ("2026-03-16", {3: "2026-03-26", 5: "2026-03-30", 10: "2026-04-07", 14: "2026-04-13", 60: "2026-06-25"}),
    ("2026-05-13", {3: "2026-05-20", 5: "2026-05-22", 10: "2026-06-03", 14: "2026-06-09", 60: "2026-08-13"}),
    ("2026-11-23", {3: "2026-11-26", 5: "2026-11-30", 10: "2026-12-07", 14: "2026-12-11", 60: "2027-02-22"}),
    ("2026-12-21", {3: "2026-12-28", 5: "2026-12-30", 10: "2027-01-08", 14: "2027-01-14", 60: "2027-04-01"}),
]
CASES = [(start, days, end) for start, ends in VECTORS for days, end in ends.items()]


def wita(text):
    return timezone.make_aware(datetime.fromisoformat(text))


@pytest.mark.parametrize(("start", "days", "end"), CASES)
def test_working_days_skip_weekends_holidays_and_collective_leave(start, days, end):
    assert working.add_working_days(date.fromisoformat(start), days) == date.fromisoformat(end)


def test_counting_back_lands_on_a_working_day_too():
    assert working.add_working_days(date(2026, 11, 30), -1) == date(2026, 11, 27)
    assert working.add_working_days(date(2026, 12, 28), -1) == date(2026, 12, 23)


def test_a_holiday_added_by_the_office_moves_the_deadline():
    Holiday.objects.create(date=date(2026, 11, 26), name="Pilkada", kind="lokal")
    assert working.add_working_days(date(2026, 11, 23), 3) == date(2026, 11, 27)


@pytest.mark.parametrize("start", [date(2022, 6, 1), date(2027, 12, 30), date(2031, 1, 1)])
def test_a_count_outside_the_calendar_says_so_instead_of_guessing(start):
    with pytest.raises(working.CalendarIncomplete):
        working.add_working_days(start, 5)


def test_days_end_at_the_last_second_of_the_day_in_makassar():
    start = datetime(2026, 11, 22, 16, 30, tzinfo=UTC)  # 23 November, 00.30 WITA
    due = working.due(start, 3, working.CALENDAR_DAY)
    assert timezone.localtime(due).isoformat() == "2026-11-26T23:59:59+08:00"
    assert working.ends_with_its_day(due)


def test_hours_run_to_the_minute_through_the_night():
    due = working.due(wita("2026-11-21T23:10"), 4, working.HOUR)
    assert due == wita("2026-11-22T03:10")
    assert not working.ends_with_its_day(due)


def test_a_rung_comes_at_the_start_of_its_day():
    due = wita("2026-11-23T23:59:59")
    assert working.shifted(due, -3, working.CALENDAR_DAY) == wita("2026-11-20T00:00")
    assert working.shifted(due, 7, working.CALENDAR_DAY) == wita("2026-11-30T00:00")


def test_the_rung_of_an_hourly_promise_keeps_its_hour():
    assert working.shifted(wita("2026-11-22T03:10"), 1, working.WORKING_DAY) == wita("2026-11-23T03:10")


@pytest.mark.parametrize(
    ("moment", "rings"),
    [
        ("2026-11-23T06:00", "2026-11-23T08:00"),
        ("2026-11-23T10:30", "2026-11-23T10:30"),
        ("2026-11-23T16:00", "2026-11-24T08:00"),
        ("2026-11-20T20:00", "2026-11-23T08:00"),
        ("2026-12-23T17:00", "2026-12-28T08:00"),
    ],
)
def test_a_phone_rings_in_office_hours_only(moment, rings):
    assert working.next_ring(wita(moment)) == wita(rings)


def test_the_seeded_calendar_holds_both_kinds_for_five_years():
    kinds = {(h.date.year, h.kind) for h in Holiday.objects.all()}
    assert {
        (year, kind) for year in range(2023, 2028) for kind in ("libur_nasional", "cuti_bersama")
    } <= kinds
    assert Holiday.objects.filter(date__year=2026, kind="libur_nasional").count() == 17
    assert Holiday.objects.filter(date__year=2026, kind="cuti_bersama").count() == 8

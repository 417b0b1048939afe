"""Days are Makassar days: the day of admission is day 1, and the limit is one of days (domain §4.2)."""

import pytest
import time_machine
from django.utils import timezone

from clients.actions import stays
from clients.board import occupancy
from clients.models import Stay
from rptc.sop.models import Limit
from tests.clients.stay.conftest import wita

pytestmark = pytest.mark.usefixtures("evening")

DAYS = [  # admitted, day asked, day number; midnight of Makassar is 16.00 UTC
    ("2026-11-20 12:00", "2026-11-20", 1),
    ("2026-11-20 23:59", "2026-11-20", 1),
    ("2026-11-20 23:59", "2026-11-21", 2),
    ("2026-11-21 00:00", "2026-11-21", 1),
    ("2026-11-21 07:59", "2026-11-22", 2),  # still the day before in UTC
    ("2026-11-20 12:00", "2026-11-30", 11),
    ("2026-12-31 23:00", "2027-01-01", 2),
]


@pytest.mark.parametrize("admitted, asked, number", DAYS)
def test_the_day_number_counts_makassar_days(admitted, asked, number):
    stay = Stay(during=timezone_range(admitted))
    assert stay.day_number(wita(f"{asked} 00:00").date()) == number


def timezone_range(lower, upper=None):
    from django.db.backends.postgresql.psycopg_any import DateTimeTZRange

    return DateTimeTZRange(wita(lower), upper and wita(upper))


@pytest.mark.parametrize(
    "left, number", [("2026-11-20 18:00", 1), ("2026-11-21 00:30", 2), ("2026-11-23 08:00", 4)]
)
def test_a_stay_that_ended_keeps_its_last_day(left, number):
    stay = Stay(during=timezone_range("2026-11-20 12:00", left))
    assert stay.day_number() == stay.day_number(wita("2027-06-01 00:00").date()) == number


def test_today_is_the_day_in_makassar(man, bed, andi, by):
    stay = stays.admit(episode=man(), bed=bed("garuda", 1), by=by(andi), at=wita("2026-11-24 10:00"))
    with time_machine.travel(wita("2026-11-25 00:01"), tick=False):
        assert stay.day_number() == 2


def test_the_tenth_day_is_within_the_limit_and_the_eleventh_is_over(man, bed, andi, by):
    stays.admit(episode=man(), bed=bed("garuda", 1), by=by(andi), at=wita("2026-11-20 12:00"))
    for moment, over in (("2026-11-29 23:59", 0), ("2026-11-30 00:00", 1)):
        with time_machine.travel(wita(moment), tick=False):
            assert Stay.objects.over_limit().count() == over
    with time_machine.travel(wita("2026-12-20 12:00"), tick=False):
        days = [wita(f"2026-11-{n} 00:00").date() for n in (29, 30)]
        assert [Stay.objects.over_limit(day).count() for day in days] == [0, 1]


def test_somebody_who_left_is_over_no_limit(man, bed, andi, by):
    stay = stays.admit(episode=man(), bed=bed("garuda", 1), by=by(andi), at=wita("2026-11-20 12:00"))
    with time_machine.travel(wita("2026-12-05 12:00"), tick=False):
        stays.discharge(stay=stay, reason="independent", by=by(andi), at=wita("2026-12-04 12:00"))
        assert not Stay.objects.over_limit().exists()
        assert Stay.objects.over_limit(wita("2026-12-03 00:00").date()).exists()


def test_a_changed_limit_does_not_rewrite_the_past(man, bed, andi, by):
    day = wita("2026-11-30 00:00").date()
    stays.admit(episode=man(), bed=bed("garuda", 1), by=by(andi), at=wita("2026-11-20 12:00"))
    old = Limit.objects.in_force("stay_period", on=day)
    Limit.objects.filter(pk=old.pk).update(valid_to=day)
    Limit.objects.create(
        code="stay_period", label_id="x", label_en="x", value=30, unit="calendar_day", valid_from="2026-12-01"
    )
    with time_machine.travel(wita("2026-12-02 12:00"), tick=False):
        assert Stay.objects.over_limit(day).exists() and not Stay.objects.over_limit().exists()


def test_occupancy_of_a_past_day_stays_what_it_was(house, man, bed, andi, by):
    day = wita("2026-11-23 00:00").date()
    stay = stays.admit(episode=man(), bed=bed("garuda", 1), by=by(andi), at=wita("2026-11-22 12:00"))
    stays.admit(
        episode=man("Amir"),
        overflow_place="Aula",
        overflow_reason="penuh",
        by=by(andi),
        at=wita("2026-11-23 20:00"),
    )
    then = occupancy(house, day)
    assert (then.people, then.overflow, then.capacity) == (2, 1, 100)
    stays.discharge(stay=stay, reason="independent", by=by(andi))
    assert occupancy(house, day) == then
    assert occupancy(house).people == 1
    assert occupancy(house, wita("2025-07-13 00:00").date()).capacity == 25


def test_current_means_at_that_moment(man, bed, andi, by):
    came, left = wita("2026-11-22 12:00"), wita("2026-11-23 12:00")
    stay = stays.admit(episode=man(), bed=bed("garuda", 1), by=by(andi), at=came)
    stays.discharge(stay=stay, reason="independent", by=by(andi), at=left)
    assert [Stay.objects.current(at).exists() for at in (came, left, timezone.now())] == [True, False, False]

"""The occupancy of a past day is the same tomorrow, unless something was recorded later; then the day says what."""

import pytest
import time_machine

from clients import occupancy as read
from clients.actions import bed_states, corrections, stays
from clients.actions.refused import Refused
from clients.actions.stay_checks import Taken
from clients.board import occupancy
from clients.models import BedState, Stay, StayCorrection
from tests.clients.stay.conftest import wita

pytestmark = pytest.mark.usefixtures("evening")
DAY = wita("2026-11-23 12:00").date()


@pytest.fixture
def recorded(man, bed, andi, by):
    """Pak Rusli, admitted at noon of 22 November and recorded then."""
    with time_machine.travel(wita("2026-11-22 12:00"), tick=False):
        return stays.admit(episode=man(), bed=bed("garuda", 1), by=by(andi))


def told(house, day=DAY):
    return [(c.what, c.before, c.after, c.by) for c in read.changes(house, day, occupancy(house, day).people)]


def test_a_correction_keeps_what_stood_before_and_says_why(recorded, andi, by, rina):
    corrections.correct(stay=recorded, came=wita("2026-11-21 08:00"), reason="Salah tanggal", by=by(andi))
    made, stay = StayCorrection.objects.get(), Stay.objects.get()
    assert (made.old.lower, made.new.lower) == (wita("2026-11-22 12:00"), wita("2026-11-21 08:00"))
    assert stay.during.lower == stay.beds.get().during.lower == wita("2026-11-21 08:00")
    assert stay.day_number() == 4


def test_the_day_says_that_it_was_corrected_from_what_to_what_and_by_whom(recorded, house, andi, by):
    assert told(house) == []
    corrections.correct(stay=recorded, came=wita("2026-11-24 09:00"), reason="Datang hari ini", by=by(andi))
    assert occupancy(house, DAY).people == 0
    assert told(house) == [("corrected", 1, 0, "Andi")]
    assert read.corrected(house, [DAY, wita("2026-11-20 12:00").date()]) == {DAY}


def test_an_arrival_and_a_departure_that_were_recorded_late_are_said_too(house, man, bed, andi, rina, by):
    stay = stays.admit(episode=man(), bed=bed("garuda", 1), by=by(andi), at=wita("2026-11-22 12:00"))
    stays.discharge(stay=stay, reason="independent", by=by(rina), at=wita("2026-11-23 20:00"))
    assert told(house) == [("admitted", 0, 1, "Andi"), ("left", 1, 0, "Bu Rina")]


def test_what_was_recorded_on_the_day_itself_is_no_change(recorded, house, andi, by):
    with time_machine.travel(wita("2026-11-23 20:00"), tick=False):
        stays.discharge(stay=recorded, reason="independent", by=by(andi))
    assert told(house) == [] and occupancy(house, DAY).people == 0


def test_a_correction_of_the_end_moves_the_bed_and_its_cleaning(recorded, house, bed, andi, by):
    stays.discharge(stay=recorded, reason="independent", by=by(andi), at=wita("2026-11-24 20:00"))
    left = wita("2026-11-23 21:00")
    corrections.correct(
        stay=recorded, came=recorded.during.lower, left=left, reason="Pergi kemarin", by=by(andi)
    )
    stay = Stay.objects.get()
    assert stay.during.upper == stay.beds.get().during.upper == BedState.objects.get().during.lower == left
    assert told(house) == [("corrected", 1, 0, "Andi")]


@pytest.mark.parametrize("came, left, why", [
    ("2026-11-20 11:00", None, "sebelum tiba"), ("2026-11-24 21:41", None, "besok"), ("2026-11-24 20:00", None, "setelah keluar"),
    ("2026-11-22 12:00", "2026-11-22 11:00", "keluar sebelum masuk"), ("2026-11-22 12:00", "2026-11-25 11:00", "besok"),
    ("2026-11-22 12:00", "2026-11-24 20:00", "tidak berubah"), ("2026-11-22 13:00", None, ""),
])  # fmt: skip
def test_a_correction_that_cannot_be_changes_nothing(came, left, why, recorded, andi, by):
    stays.discharge(stay=recorded, reason="independent", by=by(andi), at=wita("2026-11-24 20:00"))
    with pytest.raises(Refused):
        corrections.correct(stay=recorded, came=wita(came), left=left and wita(left), reason=why, by=by(andi))
    assert not StayCorrection.objects.exists() and Stay.objects.get().during.lower == wita("2026-11-22 12:00")


def test_a_correction_does_not_put_two_in_a_bed(recorded, man, bed, andi, by):
    stays.discharge(stay=recorded, reason="independent", by=by(andi), at=wita("2026-11-23 20:00"))
    with time_machine.travel(wita("2026-11-24 09:00"), tick=False):
        bed_states.over(state=BedState.objects.get(), by=by(andi))
    stays.admit(episode=man("Amir"), bed=bed("garuda", 1), by=by(andi), at=wita("2026-11-24 10:00"))
    with pytest.raises(Taken, match="terisi"):
        corrections.correct(
            stay=recorded,
            came=recorded.during.lower,
            left=wita("2026-11-24 12:00"),
            reason="Lupa",
            by=by(andi),
        )


def test_a_month_says_for_each_day_what_the_day_itself_says(recorded, house, man, bed, andi, by):
    stays.admit(
        episode=man("Amir"),
        overflow_place="Aula",
        overflow_reason="x",
        by=by(andi),
        at=wita("2026-11-23 20:00"),
    )
    days = read.days_of(2026, 11)
    assert len(days) == 24
    assert all(figures == occupancy(house, day) for day, figures in read.month(house, days))


def test_the_application_changes_no_correction(recorded, andi, by, two_roles):
    from django.db import ProgrammingError, transaction

    corrections.correct(stay=recorded, came=wita("2026-11-21 08:00"), reason="Salah tanggal", by=by(andi))
    with pytest.raises(ProgrammingError), transaction.atomic():
        StayCorrection.objects.update(reason="lain")

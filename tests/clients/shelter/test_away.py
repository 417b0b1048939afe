"""Out for a time: in hospital or at home. The stay goes on, and whether somebody counts is said."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from clients.actions import leaves, stays
from clients.actions.refused import Refused
from clients.actions.stay_checks import Taken, WrongPlace
from clients.board import board, free_beds, occupancy
from clients.models import BedState, Leave, Stay
from rptc.accounts.models import Duty
from rptc.desk.tasks import shelter
from rptc.sop.models import Deviation
from tests.clients.stay.conftest import wita

pytestmark = pytest.mark.usefixtures("evening")
TOMORROW = wita("2026-11-25 10:00")


@pytest.fixture
def out(rusli, andi, by):
    """`out(bed_kept=False)`: Pak Rusli went to hospital at six in the evening."""

    def went(bed_kept=True, stay=None, **more):
        given = {"kind": "hospital", "where": "RS Contoh", "companion": "Andi", "expected_back": TOMORROW}
        return leaves.go(
            stay=stay or rusli, bed_kept=bed_kept, by=by(andi), at=wita("2026-11-24 18:00"), **given | more
        )

    return went


def test_with_the_bed_kept_somebody_counts_and_the_stay_goes_on(out, rusli, house, bed):
    out()
    assert Stay.objects.open().get() == rusli and bed("garuda", 1) not in free_beds()
    figures = occupancy(house)
    assert (figures.people, figures.away, figures.gone, figures.overflow) == (1, 1, 0, 0)


def test_with_the_bed_given_up_somebody_does_not_count_and_the_bed_is_cleaned(out, house, rina):
    out(bed_kept=False)
    figures = occupancy(house)
    assert (figures.people, figures.away, figures.gone, figures.overflow) == (0, 0, 1, 0)
    assert BedState.objects.get().kind == "cleaning"
    here = board(rina)[0]
    assert [sleeper.name for sleeper in here.away] == ["Rusli"] and here.people == 0 and not here.overflow


def test_where_with_whom_and_why_are_sealed(out):
    out(note="Demam")
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute('SELECT "where", companion, note FROM clients_leave')
        kept = b"".join(bytes(value) for value in cursor.fetchone())
    assert b"Contoh" not in kept and b"Andi" not in kept and b"Demam" not in kept
    assert Leave.objects.get().where == "RS Contoh"


def test_back_in_the_bed_that_was_kept(out, rusli, andi, by, bed):
    leaves.back(leave=out(), by=by(andi), at=wita("2026-11-24 21:00"))
    assert Leave.objects.get().back_by == "Andi" and rusli.beds.get().bed == bed("garuda", 1)
    with pytest.raises(Refused, match="sudah kembali"):
        leaves.back(leave=Leave.objects.get(), by=by(andi))


def test_back_without_a_bed_needs_another_one(out, rusli, andi, by, bed):
    leave = out(bed_kept=False)
    with pytest.raises(WrongPlace):
        leaves.back(leave=leave, by=by(andi))
    leaves.back(leave=leave, bed=bed("garuda", 2), by=by(andi))
    assert [use.bed.label for use in rusli.beds.select_related("bed")] == ["02", "01"]


def test_back_to_an_overflow_place_is_a_departure_from_the_rules(out, andi, by):
    leaves.back(leave=out(bed_kept=False), overflow_place="Aula", overflow_reason="Penuh", by=by(andi))
    assert Stay.objects.get().overflow_place == "Aula" and Deviation.objects.get().rule == "overflow_place"


def test_nobody_is_away_twice_and_nobody_away_without_a_bed_is_moved(out, rusli, andi, by, bed):
    out(bed_kept=False)
    with pytest.raises(Taken, match="sudah keluar sementara"):
        out()
    with pytest.raises(WrongPlace, match="kembali"):
        stays.move(stay=rusli, bed=bed("garuda", 2), by=by(andi))


@pytest.mark.parametrize("given", [
    {"expected_back": wita("2026-11-24 18:00")}, {"kept_at": "2026-11-22 11:00"}, {"kept_at": "2026-11-24 21:41"},
])  # fmt: skip
def test_times_that_cannot_be_are_refused(given, rusli, andi, by):
    at = wita(given.pop("kept_at", "2026-11-24 18:00"))
    fields = {"kind": "home", "where": "Rumah", "companion": "", "bed_kept": True, "expected_back": TOMORROW}
    with pytest.raises(Refused):
        leaves.go(stay=rusli, by=by(andi), at=at, **fields | given)
    assert not Leave.objects.exists()


def test_who_does_not_come_back_from_hospital_leaves_the_house_with_the_leave(out, rusli, andi, by):
    out()
    stays.discharge(stay=rusli, reason="deceased", by=by(andi), at=wita("2026-11-24 20:00"))
    assert Leave.objects.get().during.upper == Stay.objects.get().during.upper == wita("2026-11-24 20:00")


def test_late_is_a_line_on_the_desk_of_the_worker_and_of_who_is_on_duty(out, rusli, andi, sari):
    out()
    worker = rusli.episode.case_worker
    assert [line.by for line in shelter.away(worker)] == [TOMORROW] and shelter.away(andi) == []
    with time_machine.travel(TOMORROW + timedelta(hours=1), tick=False):
        now = timezone.now()
        assert Leave.objects.get().is_late()
        Duty.objects.create(user=andi, starts_at=now, ends_at=now + timedelta(hours=8), made_by="Bu Rina")
        assert [line.code for line in shelter.away(andi)] == [rusli.episode.number]
        assert shelter.away(sari) == []


def test_another_time_of_return_is_a_time_to_come(out, andi, by):
    leave = out()
    leaves.expect(leave=leave, expected_back=wita("2026-11-26 10:00"), by=by(andi))
    with pytest.raises(Refused):
        leaves.expect(leave=leave, expected_back=wita("2026-11-24 20:00"), by=by(andi))
    assert Leave.objects.get().expected_back == wita("2026-11-26 10:00")

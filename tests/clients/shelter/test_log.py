"""Notes of the day, the word from shift to shift, and what the house keeps for people."""

import pytest
import time_machine
from django.db import connection

from clients.actions import belongings, day_notes, shift_reports, stays
from clients.actions.refused import Refused
from clients.actions.stay_checks import ThingsKept
from clients.models import Belonging, DayNote, OpenPoint, ShiftReport, Stay
from clients.shifts import Shift
from rptc.audit.models import Event
from rptc.flow import NotAllowed
from tests.clients.stay.conftest import wita

pytestmark = pytest.mark.usefixtures("evening")


@pytest.mark.parametrize("moment, day, number", [
    ("2026-11-24 06:00", 24, 1), ("2026-11-24 13:59", 24, 1), ("2026-11-24 14:00", 24, 2), ("2026-11-24 22:00", 24, 3),
    ("2026-11-25 05:59", 24, 3), ("2026-11-25 00:00", 24, 3), ("2026-11-25 06:00", 25, 1),
])  # fmt: skip
def test_the_night_belongs_to_the_day_on_which_it_began(moment, day, number):
    shift = Shift.at(wita(moment))
    assert (shift.day.day, shift.number) == (day, number)
    assert shift.starts <= wita(moment) < shift.ends and shift.before.ends == shift.starts


def test_a_note_is_sealed_and_says_who_and_when(rusli, andi, by):
    day_notes.write(
        stay=rusli, kind="health", text="Batuk sejak pagi", by=by(andi), at=wita("2026-11-24 07:00")
    )
    note = DayNote.objects.get()
    assert (note.text, note.recorded_by, note.facility) == ("Batuk sejak pagi", "Andi", rusli.facility)
    with connection.cursor() as cursor:
        cursor.execute("SELECT text FROM clients_daynote")
        assert b"Batuk" not in bytes(cursor.fetchone()[0])
    assert "Batuk" not in str(Event.objects.get(verb="day-note-written").__dict__)


@pytest.mark.parametrize(
    "text, at", [(" ", "2026-11-24 07:00"), ("x", "2026-11-22 11:00"), ("x", "2026-11-24 21:41")]
)
def test_a_note_without_words_or_at_an_impossible_time_is_refused(text, at, rusli, andi, by):
    with pytest.raises(Refused):
        day_notes.write(stay=rusli, kind="day", text=text, by=by(andi), at=wita(at))


def test_a_struck_note_stays_readable_with_the_reason(rusli, andi, rina, by):
    note = day_notes.write(stay=rusli, kind="day", text="Tenang", by=by(andi))
    day_notes.strike(note=note, reason="Orang lain", by=by(rina))
    note.refresh_from_db()
    assert (note.text, note.struck_by, note.struck_reason) == ("Tenang", "Bu Rina", "Orang lain")
    with pytest.raises(Refused, match="sudah dicoret"):
        day_notes.strike(note=note, reason="lagi", by=by(andi))


def test_a_shift_is_handed_over_once_and_read_by_somebody_else(house, andi, rina, oci, by):
    shift = Shift.at()
    report = shift_reports.hand_over(
        facility=house, shift=shift, text="Tenang", points=["Lampu"], by=by(andi)
    )
    with pytest.raises(Refused, match="sudah diserahkan"):
        shift_reports.hand_over(facility=house, shift=shift, text="Lagi", by=by(rina))
    with pytest.raises(Refused, match="Orang lain"):
        shift_reports.read(report=report, by=by(andi))
    with pytest.raises(NotAllowed):
        shift_reports.read(report=report, by=by(oci))
    shift_reports.read(report=report, by=by(rina))
    assert ShiftReport.objects.get().reader == rina


def test_nobody_hands_over_a_shift_to_come(house, andi, by):
    with pytest.raises(Refused, match="belum mulai"):
        shift_reports.hand_over(
            facility=house, shift=Shift.at(wita("2026-11-24 23:00")), text="x", by=by(andi)
        )


def test_a_point_goes_over_from_shift_to_shift_until_it_is_settled(house, andi, rina, by):
    point = shift_reports.raise_point(facility=house, text="Kunci hilang", by=by(andi))
    with time_machine.travel(wita("2026-11-26 08:00"), tick=False):
        assert OpenPoint.objects.open().get() == point
        shift_reports.settle(point=point, outcome="Kunci baru", by=by(rina))
        assert not OpenPoint.objects.open().exists()
        assert OpenPoint.objects.open(wita("2026-11-25 08:00")).get().outcome == "Kunci baru"
        with pytest.raises(Refused, match="sudah selesai"):
            shift_reports.settle(point=point, outcome="lagi", by=by(andi))


@pytest.fixture
def bag(rusli, andi, by):
    return belongings.keep(episode=rusli.episode, what="Tas hitam", kept="Lemari 3", by=by(andi))


def test_a_thing_is_given_back_with_a_signature_or_a_witness(bag, andi, by):
    with pytest.raises(Refused, match="saksinya"):
        belongings.give_back(thing=bag, to="Rusli", by=by(andi))
    belongings.give_back(thing=bag, to="Rusli", signed=True, by=by(andi))
    kept = Belonging.objects.get()
    assert (kept.returned_to, kept.returned_by, kept.signed) == ("Rusli", "Andi", True)
    with pytest.raises(Refused, match="sudah dikembalikan"):
        belongings.lose(thing=bag, reason="hilang", by=by(andi))


def test_a_loss_keeps_its_reason_and_no_audit_names_the_thing(bag, andi, by):
    belongings.lose(thing=bag, reason="Dicuri", by=by(andi))
    assert Belonging.objects.get().lost_reason == "Dicuri" and not Belonging.objects.kept().exists()
    assert not any(
        "Tas" in f"{e.subject_label}{e.data}" for e in Event.objects.filter(verb__startswith="belonging")
    )


def test_nobody_leaves_without_an_answer_about_what_is_still_kept(rusli, bag, andi, by):
    with pytest.raises(ThingsKept, match="1 barang"):
        stays.discharge(stay=rusli, reason="independent", by=by(andi))
    stays.discharge(stay=rusli, reason="independent", things="Diambil keponakan Jumat", by=by(andi))
    assert Stay.objects.get().things_note == "Diambil keponakan Jumat"


def test_who_goes_to_a_partner_comes_back_and_so_the_things_stay(rusli, bag, andi, by):
    stays.discharge(stay=rusli, reason="referred_partner", by=by(andi))
    assert Belonging.objects.kept().get() == bag

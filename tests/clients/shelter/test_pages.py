"""The pages of the house: who may, what they say, what they keep of what was typed."""

import re

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from clients.actions import bed_states, belongings, corrections, day_notes, leaves, shift_reports, stays
from clients.models import Alert, BedState, Belonging, DayNote, Leave, OpenPoint, Room, ShiftReport, Stay
from clients.shifts import Shift
from rptc.audit.models import Event
from tests import factories as make
from tests.clients.stay.conftest import wita

pytestmark = pytest.mark.usefixtures("evening", "house")


def url(name, *args):
    return reverse(f"clients:{name}", args=args)


def words(answer):
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", answer.content.decode()))


def test_from_the_board_somebody_says_that_a_bed_is_clean(as_, andi, rusli, by, rina):
    stays.discharge(stay=rusli, reason="independent", by=by(rina), at=wita("2026-11-24 20:00"))
    client, state = as_(andi), BedState.objects.get()
    assert url("bed-over", state.code) in client.get("/clients/beds/").content.decode()
    assert "sudah bersih" in words(client.get(url("bed-over", state.code)))
    answer = client.post(url("bed-over", state.code), follow=True)
    assert "Tempat tidur bersih dan kosong." in words(answer)
    assert "lebih cepat" in words(client.post(url("bed-over", state.code), follow=True))


def test_a_bed_is_held_for_a_case_that_waits(as_, andi, man, bed):
    case, client = man("Amir"), as_(andi)
    page = reverse("desk:bed-hold", args=[bed("garuda", 1).code])
    assert case.number in client.get(page).content.decode()
    assert client.post(page, {"whom": case.code, "until": "2026-11-25T08:00"}).status_code == 302
    held = BedState.objects.get()
    assert (held.person, held.about_label) == (case.person, case.number)
    assert "Dipesan" in words(client.get("/clients/beds/"))


def test_a_bed_is_held_for_a_referral_to_rptc_that_was_accepted(as_, sari, bed):
    row = make.IncomingFactory(worker=sari)
    type(row).objects.filter(pk=row.pk).update(state="accepted")
    page = reverse("desk:bed-hold", args=[bed("anggrek", 1).code])
    as_(sari).post(page, {"whom": row.code, "until": "2026-11-25T08:00"})
    held = BedState.objects.get()
    assert (held.person, held.about_kind, held.about_label) == (None, "incoming", row.number)


@pytest.mark.parametrize(
    "given", [{}, {"whom": "tidakada"}, {"until": "2026-11-24T20:00"}, {"until": "besok"}]
)
def test_a_hold_that_cannot_be_is_said_at_its_answer(given, as_, andi, man, bed):
    good = {"whom": man("Amir").code, "until": "2026-11-25T08:00"} if given else {}
    answer = as_(andi).post(reverse("desk:bed-hold", args=[bed("garuda", 1).code]), good | given)
    assert (
        answer.status_code == 200 and "r-errors" in answer.content.decode() and not BedState.objects.exists()
    )


def test_two_presses_take_a_bed_out_of_use_once(as_, andi, bed):
    client, page = as_(andi), url("bed-out-of-order", bed("garuda", 1).code)
    token = re.search(r'name="once" value="([^"]+)"', client.get(page).content.decode()).group(1)
    for _press in range(2):
        assert client.post(page, {"reason": "Kaki patah", "once": token}).status_code == 302
    assert BedState.objects.count() == 1


def test_somebody_goes_to_hospital_and_comes_back(as_, andi, rusli):
    client = as_(andi)
    given = {
        "kind": "hospital", "where": "RS Contoh", "expected_back": "2026-11-25T10:00", "bed_kept": "kept",
        "at": "2026-11-24T18:00",
    }  # fmt: skip
    assert client.post(url("stay-out", rusli.code), given | {"bed_kept": ""}).status_code == 200
    file = client.post(url("stay-out", rusli.code), given, follow=True)
    assert "RS Contoh" in words(file)
    assert "Rumah sakit, kembali 25 November 2026" in words(client.get("/clients/beds/"))
    client.post(url("leave-back", Leave.objects.get().code), {})
    assert Leave.objects.get().during.upper


def test_a_return_without_a_kept_bed_asks_for_one(as_, andi, rusli, by, bed):
    leave = leaves.go(
        stay=rusli, kind="home", where="Rumah", companion="", bed_kept=False, by=by(andi),
        expected_back=wita("2026-11-25 10:00"), at=wita("2026-11-24 18:00"),
    )  # fmt: skip
    client, page = as_(andi), url("leave-back", leave.code)
    assert client.post(page, {}).status_code == 200
    assert client.post(page, {"bed": bed("garuda", 2).code}).status_code == 302


def test_a_note_is_found_by_its_kind_and_struck(as_, andi, rusli):
    client = as_(andi)
    for kind, text in (("health", "Batuk"), ("meal", "Makan habis")):
        client.post(url("note-new", rusli.code), {"kind": kind, "text": text})
    page = reverse("desk:client-stay", args=[rusli.person.code])
    assert "Batuk" in words(client.get(page)) and "Makan habis" in words(client.get(page))
    only = words(client.get(page, {"kind": "health"}))
    assert "Batuk" in only and "Makan habis" not in only
    client.post(url("note-strike", DayNote.objects.get(kind="health").code), {"reason": "Orang lain"})
    assert "Orang lain" in words(client.get(page))


def test_a_shift_hands_over_and_the_next_confirms(as_, andi, rina):
    client = as_(andi)
    client.post(url("shift-hand-over"), {"text": "Tenang", "point": "Lampu kamar mandi\n\nKunci lemari"})
    assert OpenPoint.objects.count() == 2 and url("shift-read", ShiftReport.objects.get().code) not in (
        client.get(url("shift-log")).content.decode()
    )
    client = as_(rina)
    assert "Belum dibaca" in words(client.get(url("shift-log")))
    client.post(url("shift-read", ShiftReport.objects.get().code))
    assert "dibaca oleh Bu Rina" in words(client.get(url("shift-log")))
    client.post(url("point-settle", OpenPoint.objects.first().code), {"outcome": "Diganti"})
    assert OpenPoint.objects.open().count() == 1


def test_the_sheet_for_the_night_shames_nobody_and_names_by_alias_or_initials(as_, andi, man, bed, by, rusli):
    case = man("", full_name="Daeng Rewa Contoh")
    stays.admit(episode=case, bed=bed("garuda", 2), by=by(andi))
    for kind in ("self_harm", "officer_conflict"):
        Alert.objects.create(person=rusli.person, kind=kind, raised_by="Sari")
    shift_reports.raise_point(facility=rusli.facility, text="Kunci lemari obat", by=by(andi))
    sheet = words(as_(andi).get(url("shift-sheet")))
    assert (
        "Rusli" in sheet
        and "3/10" in sheet
        and "Risiko menyakiti diri" in sheet
        and "Kunci lemari obat" in sheet
    )
    assert "D.R.C." in sheet and "Daeng Rewa" not in sheet and "Keluhan tentang petugas" not in sheet


def test_the_notes_of_somebody_restricted_are_not_in_the_log_of_others(as_, andi, rina, man, bed, by):
    stay = stays.admit(episode=man("Rahasia", restricted=True), bed=bed("garuda", 1), by=by(rina))
    note = day_notes.write(stay=stay, kind="day", text="Sangat pribadi", by=by(rina))
    assert "Sangat pribadi" in words(as_(rina).get(url("shift-log")))
    assert "Sangat pribadi" not in words(as_(andi).get(url("shift-log")))
    for name, code in (
        ("note-new", stay.code),
        ("note-strike", note.code),
        ("stay-correct", stay.code),
        ("stay-out", stay.code),
    ):
        assert as_(andi).get(url(name, code)).status_code == 404


def test_things_are_answered_for_before_somebody_leaves(as_, andi, rusli, by):
    client = as_(andi)
    client.post(url("thing-new", rusli.episode.code), {"what": "Tas hitam", "quantity": "1"})
    page = url("stay-discharge", rusli.code)
    assert "Tas hitam" in words(client.get(page))
    refused = client.post(page, {"reason": "independent", "note": "ke paman"})
    assert "1 barang masih disimpan" in words(refused) and "ke paman" in refused.content.decode()
    client.post(url("thing-back", Belonging.objects.get().code), {"to": "Rusli", "signed": "on"})
    assert client.post(page, {"reason": "independent"}).status_code == 302


def test_the_unit_head_keeps_the_rooms_and_what_they_were(as_, rina, house):
    client = as_(rina)
    rules = {"name": "Nuri", "meant_for": "female", "children": "on", "strict": "on"}
    client.post(url("house-room", house.code), rules | {"beds": "2"})
    room = Room.objects.get(name="Nuri")
    assert [bed.label for bed in room.beds.all()] == ["01", "02"]
    client.post(url("room-edit", house.code, room.code), rules | {"name": "Merak"})
    assert room.past.get().name == "Nuri"
    twice = client.post(url("room-bed", house.code, room.code), {"label": "02"})
    assert "sudah punya tempat tidur" in words(twice)
    client.post(url("room-retire", house.code, room.code), {"last_day": "2026-11-24"})
    assert "Ditutup" in words(client.get(url("house-show")))


def test_a_room_with_somebody_in_it_is_not_closed(as_, rina, rusli):
    room = rusli.beds.get().bed.room
    answer = as_(rina).post(url("room-retire", room.facility.code, room.code), {"last_day": "2026-11-24"})
    assert "Masih ada yang tidur di sana" in words(answer)


def test_the_capacity_is_shown_with_its_dates(as_, andi):
    page = words(as_(andi).get(url("house-show")))
    assert "100 orang" in page and "25 orang" in page and "14 Juli 2025" in page


def test_the_day_and_the_month_say_what_was_recorded_later(as_, andi, rusli, by):
    corrections.correct(stay=rusli, came=wita("2026-11-21 08:00"), reason="Salah tanggal", by=by(andi))
    client = as_(andi)
    page = words(client.get(url("house-day"), {"day": "2026-11-21"}))
    assert "Terisi 1 dari 100" in page and "dari 0 menjadi 1" in page and "Rusli" in page
    assert "Ya" in words(client.get(url("house-occupancy"), {"day": "2026-11-01"}))


@pytest.mark.parametrize("day", ["", "besok", "2026-13-45", "9999-12-31", "0001-01-01"])
def test_a_day_that_cannot_be_is_today(day, as_, andi):
    for name in ("house-day", "house-occupancy", "shift-log"):
        assert "24 November 2026" in words(as_(andi).get(url(name), {"day": day}))


def test_the_times_of_a_stay_are_corrected_on_its_page(as_, andi, rusli):
    page = url("stay-correct", rusli.code)
    assert "r-errors" in as_(andi).post(page, {"came": "2026-11-22T12:00", "reason": "x"}).content.decode()
    file = as_(andi).post(page, {"came": "2026-11-21T08:00", "reason": "Salah tanggal"}, follow=True)
    assert "Salah tanggal" in words(file)
    assert Event.objects.get(verb="stay-corrected").actor_label == "Andi"


def test_a_planned_last_day_stands_on_the_board(as_, andi, rusli):
    client = as_(andi)
    client.post(url("stay-planned", rusli.code), {"day": "2026-11-26"})
    assert "keluar 26 Nov" in words(client.get("/clients/beds/"))
    assert client.post(url("stay-planned", rusli.code), {"day": "2026-11-20"}).status_code == 200
    assert Stay.objects.get().planned_leave.day == 26


def test_the_part_of_the_file_costs_the_same_however_long_the_stay(as_, andi, rusli, by, house):
    client, page = as_(andi), reverse("desk:client-stay", args=[rusli.person.code])

    def cost():
        with CaptureQueriesContext(connection) as asked:
            assert client.get(page).status_code == 200
        return len(asked)

    client.get(page)
    day_notes.write(stay=rusli, kind="day", text="x", by=by(andi))
    few = cost()
    for n in range(5):
        day_notes.write(stay=rusli, kind="day", text="x", by=by(andi))
        belongings.keep(episode=rusli.episode, what=f"Tas {n}", by=by(andi))
    corrections.correct(stay=rusli, came=wita("2026-11-21 08:00"), reason="x", by=by(andi))
    assert cost() == few


def test_a_month_costs_the_same_however_many_people(as_, andi, rusli, man, house, by):
    client = as_(andi)

    def cost():
        with CaptureQueriesContext(connection) as asked:
            client.get(url("house-occupancy"))
        return len(asked)

    client.get(url("house-occupancy"))
    few = cost()
    for n in range(4):
        stays.admit(
            episode=man(f"Orang {n}"),
            overflow_place="Aula",
            overflow_reason="x",
            by=by(andi),
            at=wita("2026-11-23 10:00"),
        )
    assert cost() == few


def test_the_log_of_a_past_night_is_read_on_its_day(as_, andi, rina, house, by):
    with time_machine.travel(wita("2026-11-23 22:30"), tick=False):
        shift_reports.hand_over(facility=house, shift=Shift.at(), text="Malam tenang", by=by(rina))
        bed_states.out_of_order(bed=house.rooms.first().beds.first(), reason="Bocor", by=by(rina))
    assert "Malam tenang" in words(as_(andi).get(url("shift-log"), {"day": "2026-11-23"}))
    assert "Malam tenang" in words(as_(andi).get(url("shift-log")))  # the night before still stands today

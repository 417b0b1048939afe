"""Fourteen people in a truck, one screen: good rows are saved, a faulty one keeps what was typed."""

import io

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from clients.intake.reading import Reading
from clients.models import Draft, Found, Search
from tests.clients.outreach.conftest import address

ACO = {"name": "Aco", "sex": "male", "age": "11", "ppks_class": "anak_jalanan"}
TATI = {"name": "Dg. Tati", "sex": "female", "danger": "on", "things": "2"}


def picture():
    out = io.BytesIO()
    Image.new("RGB", (8, 8)).save(out, "JPEG")
    return SimpleUploadedFile("foto.jpg", out.getvalue())


def test_each_row_is_a_person_with_a_draft_of_their_own(screen, oci, sweep):
    assert screen(oci, ACO, TATI).url == address("detail", sweep)
    aco, tati = sweep.people.all()
    assert (aco.position, aco.sex, aco.age, aco.ppks_class.code) == (1, "male", 11, "anak_jalanan")
    assert (tati.danger, tati.things, tati.age) == (True, 2, None)
    assert [Reading(row.draft).name for row in (aco, tati)] == ["Aco", "Dg. Tati"]


def test_more_rows_are_given_when_asked_for(screen, oci, sweep):
    assert screen(oci, ACO, more="1").url == address("people", sweep)


def test_nobody_is_registered_without_a_search(screen, oci):
    screen(oci, ACO, TATI)
    assert Search.objects.filter(user=oci).count() == 2
    assert not Draft.objects.filter(search=None).exists()


def test_the_draft_says_where_they_were_found_and_by_whom(screen, oci, sweep):
    screen(oci, ACO | {"place": "Lampu merah Pettarani"})
    told = Reading(Draft.objects.get()).kept("arrival")["data"]
    assert told["source"] == ["joint_sweep"]
    assert told["found_at"] == ["Lampu merah Pettarani"]
    assert told["source_document"] == ["094/117/ST"]
    assert sweep.number in told["source_detail"][0]
    assert "Satpol PP" in told["source_detail"][0]


def test_somebody_without_a_name_gets_a_working_name(screen, oci, sweep):
    screen(oci, {"sex": "male"}, {"sex": "female"})
    assert [Reading(row.draft).name for row in sweep.people.all()] == ["Tn. X 1-01", "Ny. X 1-02"]
    assert not any(row.alike for row in sweep.people.all())


def test_empty_rows_are_left_out(screen, oci, sweep):
    screen(oci, {}, ACO, {"name": "   "}, {})
    assert sweep.people.count() == 1


def test_a_row_with_a_fault_keeps_what_was_typed_while_the_good_ones_are_saved(screen, oci, sweep):
    answer = screen(oci, ACO, {"name": "Dg. Bollo", "age": "tua"}, TATI)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert [Reading(row.draft).name for row in sweep.people.all()] == ["Aco", "Dg. Tati"]
    assert 'value="Dg. Bollo"' in page
    assert 'value="tua"' in page
    assert "Pilih jenis kelamin, atau tidak diketahui." in page


def test_what_was_saved_beside_a_fault_is_not_saved_again_with_the_next_press(screen, oci, sweep):
    screen(oci, ACO, {"name": "Dg. Bollo"})
    screen(oci, ACO, {"name": "Dg. Bollo", "sex": "male"})
    assert sweep.people.count() == 2


def test_the_same_press_twice_adds_nobody_twice(screen, oci, sweep):
    for _press in range(2):
        screen(oci, ACO, TATI, once="tekan-sekali")
    for _press in range(2):
        screen(oci, ACO, TATI)
    assert sweep.people.count() == 2


def test_rows_that_come_back_have_other_numbers_than_the_new_ones(screen, oci):
    rows = screen(oci, {}, {}, {"name": "Dg. Bollo"}).context["rows"]
    prefixes = [row.prefix for row in rows]
    assert prefixes[0] == "r2"
    assert len(set(prefixes)) == len(prefixes)


def test_a_photo_goes_with_the_draft(screen, oci):
    screen(oci, ACO | {"photo": picture()})
    assert Draft.objects.get().photo.media_type == "image/jpeg"


def test_a_photo_that_is_none_holds_its_row_back_and_says_so(screen, oci, sweep):
    page = screen(oci, ACO | {"photo": SimpleUploadedFile("foto.jpg", b"halo")}, TATI).content.decode()
    assert "Pilih foto: JPEG, PNG, WebP, atau HEIC." in page
    assert [row.sex for row in sweep.people.all()] == ["female"]


def test_a_photo_of_a_row_with_another_fault_is_asked_for_again(screen, oci):
    page = screen(oci, {"name": "Aco", "photo": picture()}).content.decode()
    assert "Pilih fotonya lagi." in page


def test_nothing_written_adds_nobody(screen, oci, sweep):
    assert screen(oci, {}, {}).url == address("people", sweep)
    assert not Found.objects.exists()


def test_as_many_rows_as_one_asks_for_within_reason(as_, oci, sweep):
    for asked, given in [("14", 14), ("500", 20), ("x", 4), ("0", 4)]:
        page = as_(oci).get(address("people", sweep), {"rows": asked})
        assert len(page.context["rows"]) == given


def test_an_operation_that_is_over_takes_nobody_and_says_so(screen, oci, sweep, by):
    from clients.actions import outreach

    outreach.close(sweep, by=by(oci))
    assert screen(oci, ACO).url == address("detail", sweep)
    assert not Found.objects.exists()

"""From the file to the cases, page by page, without JavaScript."""

import io

import openpyxl
import pytest
from django.urls import reverse

from clients.actions.registers import deciding, importing, uploading
from clients.models import Episode, Register
from rptc.audit.models import Event
from rptc.places.models import Unit
from tests import factories as f

from .conftest import TITLES, another, file, finished, row, xlsx

pytestmark = pytest.mark.django_db
LIST = "/clients/registers/"


def url(name, register, *more):
    return reverse(f"clients:register-{name}", args=[register.code, *more])


def text(answer):
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


def test_administration_brings_a_register_in_from_the_file_to_the_cases(as_, wati, sari):
    client = as_(wati)
    client.post(LIST, {"file": file(xlsx(TITLES, row(), another(0), another(1, **{"L/P": "X"})))})
    register = Register.objects.get()
    page = client.get(url("columns", register)).content.decode()
    assert 'value="full_name" selected' in page
    columns = {f"column-{at}": name for at, name in register.columns.items()}
    client.post(url("columns", register), columns | {"worker": sari.username})
    page = client.get(url("page", register)).content.decode()
    assert "1 baris menunggu Anda" in page and "“X” bukan jenis kelamin." in page
    client.post(url("leave", register, "fault"))
    client.post(url("import", register))
    page = client.get(url("page", register)).content.decode()
    assert "Register sudah diimpor" in page and "K-2023-0002" in page
    assert Episode.objects.count() == 2


def test_a_bad_file_gets_its_sentence_and_no_register(as_, wati):
    page = as_(wati).post(LIST, {"file": file(b"%PDF-1.7")}).content.decode()
    assert "Ini PDF." in page and not Register.objects.exists()


def test_no_file_at_all_is_asked_for(as_, wati):
    assert "Pilih berkasnya." in as_(wati).post(LIST, {}).content.decode()


def test_columns_without_a_date_of_arrival_keep_what_was_chosen(as_, wati, sari, by):
    register = uploading.upload(file(xlsx(TITLES, row())), by=by(wati))
    page = (
        as_(wati)
        .post(url("columns", register), {"column-2": "alias", "worker": sari.username})
        .content.decode()
    )
    assert "Pilih kolom untuk: Tanggal masuk." in page and 'value="alias" selected' in page


def test_the_worker_sees_why_and_decides_the_administration_does_not(as_, brought, wati, sari):
    f.PersonFactory(full_name="Baharuddin Lallo", alias="Udin", sex="male")
    register = brought(row())
    page = as_(wati).get(url("row", register, 2)).content.decode()
    assert "Pekerja sosial atau Kepala UPT yang memutuskan" in page
    client = as_(sari)
    page = client.get(url("row", register, 2)).content.decode()
    assert "Nama sama" in page
    who = register.rows.get().told["hits"]
    code = f.c.Person.objects.get(pk=who[0]).code
    client.post(url("row", register, 2), {"who": code})
    assert register.rows.get().decision == "same"
    assert Event.objects.filter(verb="file-compared", person_code=code).exists()


def test_somebody_else_without_a_reason_is_asked_why(as_, brought, sari):
    f.PersonFactory(full_name="Baharuddin Lallo", alias="Udin", sex="male")
    register = brought(row())
    page = as_(sari).post(url("row", register, 2), {"who": "new"}).content.decode()
    assert "Tulis mengapa" in page or "error" in page
    assert register.rows.get().decision == ""


def test_a_restricted_file_is_counted_and_not_shown(as_, brought, sari):
    f.PersonFactory(full_name="Baharuddin Lallo", alias="Udin Sembunyi", sex="male", restricted=True)
    page = as_(sari).get(url("row", brought(row()), 2)).content.decode()
    assert "1 berkas mirip tidak boleh Anda buka" in page and "Sembunyi" not in page


def test_a_faulty_row_is_corrected_on_its_page(as_, brought, wati):
    register = brought(another(0, **{"L/P": "X"}))
    given = register.rows.get().texts() | {"sex": "P"}
    as_(wati).post(url("correct", register, 2), given)
    assert register.rows.get().verdict == "new"


def test_faulty_rows_are_downloaded_as_they_stood_with_their_sentences(as_, brought, wati):
    register = brought(another(0, **{"L/P": "X", "Alias": "=HYPERLINK(1)"}))
    sheet = openpyxl.load_workbook(
        io.BytesIO(text(as_(wati).get(url("faults", register), {"as": "xlsx"})))
    ).active
    assert [cell.value for cell in sheet[1]][:2] == ["Baris", "No. Reg"]
    assert "bukan jenis kelamin" in sheet.cell(2, 13).value
    assert "bukan jenis kelamin" in text(as_(wati).get(url("faults", register), {"as": "csv"})).decode()


def test_the_empty_register_is_understood_by_the_import(as_, wati, by):
    template = text(as_(wati).get("/clients/registers/template/"))
    made = uploading.upload(file(template), by=by(wati))
    assert len(made.columns) > 15


def test_the_page_goes_on_by_the_button_and_by_itself(as_, brought, wati, by):
    register = importing.begin(brought(row()), by=by(wati))
    client = as_(wati)
    assert 'id="register-work"' in client.get(url("page", register)).content.decode()
    answer = client.post(url("work", register), headers={"HX-Request": "true"})
    assert answer.headers["HX-Redirect"] == url("page", register)
    assert Register.objects.get().state == "imported"


def test_what_stands_in_the_way_of_undoing_is_listed(as_, brought, wati, by):
    register = finished(importing.begin(brought(row()), by=by(wati)))
    f.ReferralFactory(episode=Episode.objects.get())
    page = as_(wati).get(url("undo", register)).content.decode()
    assert "tidak dapat dibatalkan" in page and "K-2023-0001" in page


def test_an_import_is_undone_with_a_reason(as_, brought, wati, by):
    register = finished(importing.begin(brought(row()), by=by(wati)))
    client = as_(wati)
    client.post(url("undo", register), {"reason": ""})
    assert Register.objects.get().state == "imported"
    client.post(url("undo", register), {"reason": "Berkas salah"})
    assert Register.objects.get().state == "undone"


def test_a_register_of_another_unit_is_not_found(as_, brought, wati):
    register = brought(row())
    wati.unit = Unit.objects.create(code="lain", name="Unit lain")
    wati.save()
    assert as_(wati).get(url("page", register)).status_code == 404


def test_a_register_put_aside_holds_nothing_any_more(as_, brought, wati):
    register = brought(row())
    as_(wati).post(url("drop", register))
    kept = Register.objects.get()
    assert (kept.state, kept.content, kept.rows.get().cells) == ("dropped", None, {})


def test_rows_are_shown_fifty_at_a_time_and_by_kind(as_, brought, wati):
    register = brought(*[row(Nama="") for _ in range(52)])
    client = as_(wati)
    page = client.get(url("page", register)).content.decode()
    assert 'id="row-51"' in page and 'id="row-52"' not in page
    assert 'id="row-53"' in client.get(url("page", register), {"from": "52"}).content.decode()
    assert 'id="row-2"' not in client.get(url("page", register), {"kind": "fault"}).content.decode()


def test_nothing_is_said_of_a_row_in_the_audit(brought, wati, by):
    register = brought(another(0, **{"L/P": "X"}))
    deciding.correct(register.rows.get(), cells={"sex": "L", "full_name": "Rahasia"}, by=by(wati))
    assert "Rahasia" not in str(list(Event.objects.values_list("data", "subject_label")))

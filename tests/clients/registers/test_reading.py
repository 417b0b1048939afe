"""Files as offices save them, and files that are none: a sentence, and nothing changed."""

import io
import zipfile

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clients.actions.refused import Refused
from clients.actions.registers import uploading
from clients.models import Register
from clients.registers import book, headings
from clients.registers.unread import Unread

from .conftest import TITLES, UDIN, another, file, xlsx

pytestmark = pytest.mark.django_db


def lines(content):
    opened = book.opened(content)
    return list(book.lines(opened, opened.sheets[0]))


def refused(content, by, wati, name="x.xlsx"):
    with pytest.raises(Refused) as caught:
        uploading.upload(file(content, name), by=by(wati))
    assert not Register.objects.exists()
    return caught.value.sentence


def test_a_workbook_is_read_as_a_person_would_read_it_out():
    found = lines(xlsx(["a", 7, 7.5, None, True]))
    assert found[0].cells == ["a", "7", "7.5", "", "1"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_a_csv_is_read_in_any_encoding_and_with_any_separator(encoding, separator):
    text = separator.join(["Nama", "Tgl Masuk"]) + "\n" + separator.join(["André", "05-03-2023"]) + "\n"
    assert lines(text.encode(encoding))[1].cells == ["André", "05-03-2023"]


def test_excels_own_first_line_names_the_separator():
    assert lines(b"sep=|\nNama|Umur\nUdin|9\n")[0].cells == ["Nama", "Umur"]


def test_a_formula_gives_its_last_value_and_is_marked():
    made = io.BytesIO()
    sheet = openpyxl.Workbook()
    sheet.active.append(["Nama", "=1+1", "x"])
    sheet.save(made)
    line = lines(made.getvalue())[0]
    assert line.formulas == [1]
    assert line.cells == ["Nama", "", "x"]  # a value that no program has computed yet is none


def test_titles_and_counted_columns_are_no_data(by, wati):
    content = xlsx(["DATA PMKS"], ["TAHUN 2023"], [], TITLES, list(range(1, 12)), UDIN)
    made = uploading.upload(file(content), by=by(wati))
    assert (made.about["row"], made.first_row) == (4, 6)
    assert made.columns["2"] == "full_name"


def test_headings_under_a_merged_cell_are_read_from_both_lines(by, wati):
    content = xlsx(
        ["Tgl Masuk", "Nama", "Jenis Kelamin", None, "Umur"],
        [None, None, "L", "P", None],
        ["05-03-2023", "Udin", "v", None, 9],
    )
    made = uploading.upload(file(content), by=by(wati))
    assert made.about["titles"] == ["Tgl Masuk", "Nama", "L", "P", "Umur"]
    assert [made.columns["2"], made.columns["3"]] == ["male", "female"]


def test_the_same_heading_twice_is_proposed_once_and_told_apart():
    assert headings.proposed(["Nama", "Nama", "Umur"]) == {0: "full_name", 2: "age"}
    assert headings.named(["Nama", "nama", ""])[1:] == ["nama (2)", "Kolom C"]


def test_english_headings_are_known_too():
    assert headings.proposed(["Full name", "Arrival date", "Sex"]) == {
        0: "full_name",
        1: "arrived_on",
        2: "sex",
    }


def bomb():
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"<x/>")
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * (101 * 1024 * 1024))
    return made.getvalue()


def member(name, content):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr(name, content)
    return made.getvalue()


OLD = b"\xd0\xcf\x11\xe0" + bytes(600)
WRONG = {
    "empty": (b"", "kosong"),
    "pdf": (b"%PDF-1.7 ...", "PDF"),
    "old": (OLD, ".xls"),
    "password": (OLD + "EncryptedPackage".encode("utf-16-le"), "kata sandi"),
    "bomb": (bomb(), "terlalu besar"),
    "word": (member("word/document.xml", "<w/>"), "bukan"),
    "broken": (member("xl/workbook.xml", "<x/>"), "tidak dapat dibaca"),
    "entities": (member("xl/workbook.xml", "<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"), "tidak dapat dibaca"),
    "nul": (b"Nama;Tgl Masuk\nUd\0in;05-03-2023\n\n", "bukan"),
    "picture": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), ""),
    "page": (b"<html><table><tr><td>Nama</td></tr></table></html>", "halaman web"),
    "letters": (b"Nama;Umur\n\x81\x8d;9\n", "CSV UTF-8"),
    "no headings": (xlsx(["halo"], ["apa kabar"]), "judul kolom"),
    "no sheet": (xlsx(), "judul kolom"),
}


@pytest.mark.parametrize("kind", WRONG)
def test_a_file_that_is_no_register_gets_a_sentence_and_changes_nothing(kind, by, wati):
    content, word = WRONG[kind]
    assert word in refused(content, by, wati)


def test_a_file_of_more_than_ten_megabytes_is_refused_before_it_is_read(by, wati):
    assert "10 MB" in refused(b"a;b\n" * (3 * 1024 * 1024), by, wati)


def test_a_hundred_thousand_columns_are_refused(by, wati):
    assert "100" in refused(b"Nama;Tgl Masuk" + b";x" * 100_000 + b"\n", by, wati, "x.csv")


def test_too_many_rows_are_refused_with_what_to_do(monkeypatch):
    monkeypatch.setattr(book, "MOST_ROWS", 3)
    with pytest.raises(Unread, match=r"25\.000"):
        lines(xlsx(*[["x"]] * 4))


def test_a_million_empty_rows_are_not_waited_for():
    made = io.BytesIO()
    workbook = openpyxl.Workbook()
    workbook.active["A1"] = "Nama"
    workbook.active["A1000000"] = "Ani"
    workbook.save(made)
    assert [line.number for line in lines(made.getvalue())] == [1]


def test_what_was_said_about_the_columns_is_remembered_for_the_unit(by, wati, sari):
    first = uploading.upload(file(xlsx(TITLES, UDIN)), by=by(wati))
    uploading.explain(first, columns={1: "arrived_on", 2: "alias"}, worker=sari, by=by(wati))
    second = uploading.upload(file(xlsx(TITLES, another(0))), by=by(wati))
    assert second.columns == {"1": "arrived_on", "2": "alias"}


@pytest.mark.parametrize(
    "columns", [{1: "arrived_on"}, {2: "full_name"}, {1: "arrived_on", 2: "full_name", 3: "full_name"}]
)
def test_columns_without_sense_are_refused(columns, by, wati, sari):
    made = uploading.upload(file(xlsx(TITLES, UDIN)), by=by(wati))
    with pytest.raises(Refused):
        uploading.explain(made, columns=columns, worker=sari, by=by(wati))


def test_another_row_of_headings_may_be_chosen(by, wati):
    made = uploading.upload(file(xlsx(["x", "y"], TITLES, UDIN)), by=by(wati))
    assert uploading.head(made, sheet="2023", row=1, by=by(wati)).about["titles"][:2] == ["x", "y"]
    with pytest.raises(Refused):
        uploading.head(made, sheet="2023", row=99, by=by(wati))


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(
        st.binary(max_size=400),
        st.binary(max_size=200).map(lambda b: b"PK\x03\x04" + b),
        st.text(max_size=200).map(str.encode),
    )
)
def test_any_bytes_are_rows_or_a_sentence(content):
    try:
        lines(content)
    except Unread as refused:
        assert refused.sentence


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_a_workbook_damaged_anywhere_is_rows_or_a_sentence(data):
    content = bytearray(SOUND)
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    try:
        lines(bytes(content))
    except Unread as refused:
        assert refused.sentence


SOUND = xlsx(TITLES, UDIN)

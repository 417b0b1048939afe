"""Lists as files: what a spreadsheet would run stays text, and the filters say which rows these are."""

import io
from datetime import UTC, date, datetime

import openpyxl
import pytest

from rptc.ui import export

COLUMNS = [export.Column("Nama", lambda row: row[0]), export.Column("Isi", lambda row: row[1])]
EVIL = ["=1+1", "+62811", "-1", "@SUM(A1)", "\t=1", " =cmd|' /C calc'!A0", "\r=1"]


def content(answer):
    return b"".join(answer.streaming_content)


def csv(rows, filters=()):
    return content(export.response("csv", "daftar", COLUMNS, rows, filters)).decode("utf-8-sig")


def book(rows, filters=()):
    return openpyxl.load_workbook(
        io.BytesIO(content(export.response("xlsx", "daftar", COLUMNS, rows, filters)))
    )


@pytest.mark.parametrize("text", EVIL)
def test_no_cell_becomes_a_formula(text):
    line = csv([("Udin", text)]).splitlines()[1:]
    assert "'" in line[0] or "\"'" in "\n".join(line)
    cell = book([("Udin", text)]).active["B2"]
    assert cell.data_type == "s"


def test_sixteen_digits_stay_text_and_numbers_stay_numbers():
    sheet = book([("7371012005149001", 12)]).active
    assert (sheet["A2"].value, sheet["B2"].value) == ("7371012005149001", 12)


def test_days_and_moments_are_written_for_makassar():
    assert "2026-11-24 14:32" in csv([(date(2026, 1, 2), datetime(2026, 11, 24, 6, 32, tzinfo=UTC))])


def test_filters_stand_above_the_rows_of_a_csv_and_on_a_sheet_of_their_own():
    assert csv([], [("Keadaan", "Lewat")]).splitlines() == ["Keadaan,Lewat", "Nama,Isi"]
    assert book([], [("Keadaan", "Lewat")]).worksheets[1]["B1"].value == "Lewat"


def test_an_unknown_kind_is_csv():
    assert [export.kind(text) for text in ("xlsx", "csv", "exe", "")] == ["xlsx", "csv", "csv", "csv"]

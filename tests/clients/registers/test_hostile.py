"""Registers made to do harm, or saved in ways nobody thought of: a sentence at the file or at the row, and nothing changed."""

import io
import zipfile

import openpyxl
import pytest

from clients.actions.refused import Refused
from clients.actions.registers import importing, uploading
from clients.models import Episode, Person
from clients.registers import book

from .conftest import TITLES, UDIN, codes, file, row, xlsx

pytestmark = pytest.mark.django_db


def hidden(state):
    """A workbook whose second sheet is hidden."""
    made, out = openpyxl.Workbook(), io.BytesIO()
    made.active.title = "2023"
    made.active.append(TITLES)
    made.active.append(UDIN)
    made.create_sheet("rahasia").sheet_state = state
    made.save(out)
    return out.getvalue()


def with_macro():
    """A sound workbook that carries a macro beside its sheets."""
    out = io.BytesIO(xlsx(TITLES, UDIN))
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0" + b"Shell calc" * 50)
    return out.getvalue()


def test_a_macro_is_neither_run_nor_read(by, wati):
    made = uploading.upload(file(with_macro()), by=by(wati))
    assert made.about["sheets"] == ["2023"]


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_a_hidden_sheet_is_not_offered(state):
    assert book.opened(hidden(state)).sheets == ["2023"]


def test_a_hidden_sheet_cannot_be_asked_for(by, wati):
    made = uploading.upload(file(hidden("hidden")), by=by(wati))
    with pytest.raises(Refused):
        uploading.head(made, sheet="rahasia", row=1, by=by(wati))


def test_a_command_as_a_formula_leaves_no_text_and_is_said_at_the_row(brought):
    made = brought(row(Alias="=cmd|'/C calc'!A0"))
    line = made.rows.get()
    assert codes(line)["alias"] == "no_value"
    assert "cmd" not in str(line.told)


@pytest.mark.parametrize("day", ["05-03-1823", "31-12-1899", "05-03-0001"])
def test_a_day_before_1900_is_a_fault_of_its_row(day, brought):
    made = brought(row(**{"Tanggal Masuk": day}))
    assert made.rows.get().verdict == "fault"
    assert "arrived_on" in codes(made.rows.get())


def test_headings_alone_bring_nobody(brought, by, wati):
    made = brought()
    assert "judul" in made.problem
    with pytest.raises(Refused):
        importing.begin(made, by=by(wati))
    assert not Person.objects.exists() and not Episode.objects.exists()

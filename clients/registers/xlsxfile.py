"""Excel workbooks: what the archive would unpack to is counted before anything is parsed, and formulas never run."""

import io
import re
import warnings
import zipfile
from contextlib import contextmanager

import openpyxl
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from clients.registers.cells import shown
from clients.registers.unread import Unread

MOST_UNPACKED = 100 * 1024 * 1024
MOST_STRINGS = 40 * 1024 * 1024  # the texts of all cells are held at once
MOST_MEMBERS = 2000
FORMULA = re.compile(rb"<(\w+:)?f[\s>/]")
BROKEN = gettext_lazy("This file cannot be read. Open it in Excel, save it as .xlsx and choose it again.")


class Book:
    """A workbook, read without keeping it in memory."""

    kind = "xlsx"

    def __init__(self, content):
        self.content = content
        with _readable():
            self.archive = zipfile.ZipFile(io.BytesIO(content))
            _checked(self.archive)
            self.book = openpyxl.load_workbook(
                io.BytesIO(content), read_only=True, data_only=True, keep_links=False
            )
            self.sheets = [sheet.title for sheet in self.book.worksheets if sheet.sheet_state == "visible"]
        if not self.sheets:
            raise Unread(_("This workbook has no sheet that can be seen."))

    def lines(self, sheet, most):
        """(number, cells, formula columns) of each line; at most `most` cells."""
        with _readable():
            values = self.book[sheet]
            rows = values.iter_rows(max_col=most, values_only=True)
            marks = self._formulas(values, most)
            for number, row in enumerate(rows, 1):
                yield number, [shown(value) for value in row], next(marks)

    def _formulas(self, values, most):
        """The columns of each line that hold a formula; read a second time only where there is any."""
        with self.archive.open(values._worksheet_path.lstrip("/")) as member:
            some = _any(member)
        if some:
            second = openpyxl.load_workbook(io.BytesIO(self.content), read_only=True, keep_links=False)
            for row in second[values.title].iter_rows(max_col=most):
                yield [at for at, cell in enumerate(row) if cell.data_type == "f"]
        while True:
            yield []


def _any(member):
    """Whether a sheet's XML names a formula; read in pieces that overlap."""
    tail = b""
    while piece := member.read(1 << 20):
        if FORMULA.search(tail + piece):
            return True
        tail = piece[-20:]
    return False


def _checked(archive):
    """What the archive says of itself; zipfile never unpacks more than that."""
    members = archive.infolist()
    if "xl/workbook.xml" not in archive.namelist():
        raise Unread(_("This is no Excel file (.xlsx). Open it in Excel and save it as .xlsx."))
    strings = sum(m.file_size for m in members if m.filename.endswith("sharedStrings.xml"))
    if (
        len(members) > MOST_MEMBERS
        or sum(m.file_size for m in members) > MOST_UNPACKED
        or strings > MOST_STRINGS
    ):
        raise Unread(_("This file unpacks to too much. Copy the rows alone into a new workbook."))
    for member in members:
        if member.filename.endswith((".xml", ".rels")) and b"<!DOCTYPE" in archive.open(member).read(4096):
            raise Unread(str(BROKEN))


@contextmanager
def _readable():
    """Whatever a broken file makes the reader raise is one sentence."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of what it leaves out: styles, validation
            yield
    except (Unread, GeneratorExit):
        raise
    except Exception as error:
        raise Unread(str(BROKEN)) from error

"""A file of rows, whatever it was saved as: its kind is read from its content, never from its name.

Nothing is computed: of a formula the last value is taken. Every cell becomes one line of text.
"""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from clients.registers import csvfile, xlsxfile
from clients.registers.unread import Unread

MOST_BYTES = 10 * 1024 * 1024
MOST_ROWS = 25_000
MOST_COLUMNS = 100
BLANKS = 500  # empty lines in a row: the rest is formatting
OLD, ZIP, PDF = b"\xd0\xcf\x11\xe0", b"PK\x03\x04", b"%PDF"


@dataclass
class Line:
    """One line of a file: its number as a spreadsheet shows it, its cells, and the columns that held a formula."""

    number: int
    cells: list
    formulas: list = field(default_factory=list)


def opened(content):
    """The book of a file's bytes: `kind`, `sheets` (names) and `lines(sheet)`. Raises Unread with a sentence."""
    if not content:
        raise Unread(_("This file is empty: choose it again."))
    if len(content) > MOST_BYTES:
        raise Unread(_("This file is too large: at most 10 MB. Save each year as its own file."))
    if content.startswith(OLD):
        raise Unread(_old(content))
    if content.startswith(PDF):
        raise Unread(_("This is a PDF. Choose the Excel file (.xlsx) or a CSV."))
    return xlsxfile.Book(content) if content.startswith(ZIP) else csvfile.Book(content)


def lines(book, sheet):
    """The `Line`s of a sheet that hold anything, in order. Raises Unread where there are too many or too wide."""
    blanks = found = 0
    for number, cells, formulas in book.lines(sheet, MOST_COLUMNS + 1):
        if not any(cells):
            if (blanks := blanks + 1) > BLANKS:
                return
            continue
        blanks, found = 0, found + 1
        if found > MOST_ROWS:
            raise Unread(_("This sheet has more than 25,000 rows. Split it, for example by year."))
        if len(cells) > MOST_COLUMNS and any(cells[MOST_COLUMNS:]):
            raise Unread(
                _("Row %(n)s has more than 100 columns. Delete what is no register.") % {"n": number}
            )
        yield Line(number, _trimmed(cells[:MOST_COLUMNS]), formulas)


def _trimmed(cells):
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _old(content):
    if "EncryptedPackage".encode("utf-16-le") in content:
        return _("This file is protected with a password. Save it without one and choose it again.")
    return _("This is the old Excel format (.xls). Save it as .xlsx and choose it again.")

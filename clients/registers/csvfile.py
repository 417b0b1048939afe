"""Comma-separated text: its encoding and separator are found, or a sentence says that they are not."""

import codecs
import csv
import io
import re

from django.utils.translation import gettext as _

from clients.registers.cells import shown
from clients.registers.unread import Unread

SEPARATORS = ";,\t|"
MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
MARKUP = re.compile(r"\s*<(!doctype|html|table|\?xml)", re.I)


class Book:
    """A text file of one sheet."""

    kind, sheets = "csv", [""]

    def __init__(self, content):
        self.text = _decoded(content)
        first, _break, rest = self.text.partition("\n")
        if first.strip().lower().startswith("sep=") and len(first.strip()) == 5:
            self.separator, self.text = first.strip()[4], rest
        else:
            self.separator = _separator(self.text)

    def lines(self, _sheet, most):
        """(number, cells, formula columns) of each line; at most `most` cells."""
        read = csv.reader(io.StringIO(self.text, newline=""), delimiter=self.separator)
        try:
            for cells in read:
                yield read.line_num, [shown(cell) for cell in cells[:most]], _formulas(cells)
        except csv.Error as error:
            raise Unread(
                _("A quotation mark in this CSV is never closed. Open it in Excel and save it as .xlsx.")
            ) from error


def _formulas(cells):
    """Columns whose text a spreadsheet would compute: they are text here, and stay text."""
    return [at for at, cell in enumerate(cells) if cell.lstrip().startswith("=")]


def _decoded(content):
    encoding = next((name for mark, name in MARKS.items() if content.startswith(mark)), _guessed(content))
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise Unread(
            _("The letters of this file cannot be read. Save it as “CSV UTF-8” and choose it again.")
        ) from error
    if CONTROL.search(text):
        raise Unread(_("This is no Excel file (.xlsx) and no CSV. Choose the register itself."))
    if MARKUP.match(text):
        raise Unread(_("This is a web page, not a table. Open it in Excel and save it as .xlsx."))
    return text


def _guessed(content):
    """UTF-16 without a mark shows in its zeros; UTF-8 shows in itself; what is left was saved by Windows."""
    sample = content[:2000]
    if len(sample) > 3 and not len(content) % 2:
        if sample[1::2].count(0) > len(sample) / 3:
            return "utf-16-le"
        if sample[::2].count(0) > len(sample) / 3:
            return "utf-16-be"
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def _separator(text):
    """The mark that stands oftenest in the first lines, outside of quotation marks."""
    sample = re.sub(r'"[^"]*"', "", "\n".join(text.splitlines()[:30]))
    return max(SEPARATORS, key=sample.count)

"""XLSX, written row by row: only the packed file is held in memory. The filters stand on a second sheet."""

import io

import xlsxwriter
from django.http import FileResponse
from django.utils.translation import gettext as _

from rptc.ui.export.cells import text

TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
AS_TEXT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def response(name, columns, rows, filters):
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"constant_memory": True} | AS_TEXT) as book:
        _sheet(book, _("Rows"), columns, rows)
        if filters:
            _pairs(book.add_worksheet(_("Filters")), filters)
    file.seek(0)
    answer = FileResponse(file, as_attachment=True, filename=f"{name}.xlsx", content_type=TYPE)
    answer["Cache-Control"] = "no-store"
    return answer


def _sheet(book, title, columns, rows):
    sheet, bold = book.add_worksheet(title), book.add_format({"bold": True, "text_wrap": True})
    sheet.freeze_panes(1, 0)
    for at, column in enumerate(columns):
        sheet.set_column(at, at, column.width)
        sheet.write_string(0, at, str(column.label), bold)
    for line, row in enumerate(rows, 1):
        for at, column in enumerate(columns):
            _write(sheet, line, at, column.of(row))


def _write(sheet, line, at, value):
    """Numbers as numbers, everything else as text: a long number of digits keeps them all."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        sheet.write_number(line, at, value)
    elif shown := text(value):
        sheet.write_string(line, at, shown[:32_000])


def _pairs(sheet, pairs):
    sheet.set_column(0, 1, 30)
    for line, (label, value) in enumerate(pairs):
        sheet.write_string(line, 0, str(label))
        sheet.write_string(line, 1, text(value))

"""CSV, sent row by row: UTF-8 with a mark, so that Excel reads it; the filters stand above the headings."""

import csv

from django.http import StreamingHttpResponse

from rptc.ui.export.cells import safe


class _Echo:
    """A file that hands back what is written to it."""

    def write(self, text):
        return text


def response(name, columns, rows, filters):
    answer = StreamingHttpResponse(_lines(columns, rows, filters), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    answer["Cache-Control"] = "no-store"
    return answer


def _lines(columns, rows, filters):
    writer = csv.writer(_Echo())
    yield "\ufeff"
    for label, value in filters:
        yield writer.writerow([safe(label), safe(value)])
    yield writer.writerow([safe(str(column.label)) for column in columns])
    for row in rows:
        yield writer.writerow([safe(column.of(row)) for column in columns])

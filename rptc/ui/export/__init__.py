"""Any list as a file: `export.response(kind, name, columns, rows, filters)`; what a spreadsheet would run stays text.

`columns` are `Column`s, `rows` any iterable (a queryset's `iterator()`), `filters` (label, value) pairs that say which
rows these are. A NIK is masked by the column that shows it. The caller checks the right and records the export.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils import timezone

from rptc.ui.export import csvs, xlsx

KINDS = {"csv": csvs.response, "xlsx": xlsx.response}


@dataclass(frozen=True)
class Column:
    """`of(row)` is the cell: text, a number, a date, an aware moment (shown in WITA) or nothing."""

    label: str
    of: Callable
    width: int = 18


def response(kind, name, columns, rows, filters=()):
    """The file as an answer, named by its list and the day: `mitra-2026-11-24.xlsx`. KeyError for another kind."""
    return KINDS[kind](f"{name}-{timezone.localdate()}", columns, rows, list(filters))


def kind(text):
    """The kind that an address asks for; CSV for anything unknown."""
    return text if text in KINDS else "csv"

"""The registry as a file: exactly the rows of the page, nothing a spreadsheet would run."""

import csv

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from referrals.models import Side

RISKY = ("=", "+", "-", "@", "\t", "\r", "\n")


def response(rows):
    """A CSV of `rows` (UTF-8 with a mark, so that Excel reads it), named by the day."""
    answer = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="mitra-{timezone.localdate()}.csv"'
    writer = csv.writer(answer)
    writer.writerow(header())
    writer.writerows([safe(cell) for cell in line(row)] for row in rows)
    return answer


def header():
    return [
        _("Partner"), _("Legal kind"), _("Services"), _("Document"), _("In force until"), _("Running referrals"),
        _("Late, RPTC owes"),
        _("Late, partner owes"), _("Days late, promise in force"), _("Days late, original promise"), _("Owed by"),
        _("Hand-overs in 90 days"), _("Median hours to hand-over"), _("Capacity"), _("Places used"),
        _("Places left"), _("Contacts"),
    ]  # fmt: skip


def line(row):
    """The cells of one row; nothing known is an empty cell."""
    partner, figures, promise = row.partner, row.figures, row.figures.first if row.figures.late else None
    late = (
        [promise.days_late(), promise.days_late_on_original(), Side(promise.owed_by).label]
        if promise
        else ["", "", ""]
    )
    return [
        row.name, partner.get_kind_display(), "; ".join(row.services), row.status.label, row.until, figures.running,
        figures.late_rptc, figures.late_partner, *late, figures.handovers, figures.hours, partner.capacity,
        figures.used, row.left, partner.answering,
    ]  # fmt: skip


def safe(cell):
    """A cell that stays text in every spreadsheet; numbers stay numbers."""
    if cell is None:
        return ""
    text = str(cell)
    return f"'{text}" if not isinstance(cell, int) and text.startswith(RISKY) else text

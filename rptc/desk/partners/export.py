"""The registry as a file: exactly the rows of the page, nothing a spreadsheet would run."""

from operator import itemgetter

from django.utils.translation import gettext as _

from referrals.models import Side
from rptc.ui import export


def response(kind, rows, filters):
    """A CSV or XLSX of `rows`, named by the day; `filters` are the (label, value) pairs in force."""
    columns = [export.Column(title, itemgetter(at)) for at, title in enumerate(header())]
    return export.response(kind, "mitra", columns, map(line, rows), filters)


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

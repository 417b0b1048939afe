"""Files that leave: an empty register to fill in, and the rows that were not taken with the reasons."""

from django.utils.translation import gettext as _

from clients.models import RegisterRow
from clients.registers import fields, headings, says
from rptc.ui.export import Column


def template_columns():
    """The headings of the empty register: the import knows them all by themselves."""
    return [Column(fields.LABELS[name], lambda _row: "") for name in fields.TEMPLATE]


def fault_columns(register):
    """The original row, its number first and the sentences last."""
    titles = headings.named(register.about["titles"])
    cells = [Column(title, _cell(at)) for at, title in enumerate(titles)]
    return [
        Column(_("Row"), lambda row: row.line, 6),
        *cells,
        Column(_("What is wrong"), sentences, 80),
        Column(_("What was decided"), RegisterRow.get_decision_display),
    ]


def sentences(row):
    """What the dry run says about a row, faults first."""
    told = row.told or {}
    return " ".join(says.sentence(said) for said in [*told.get("faults", []), *told.get("warnings", [])])


def _cell(at):
    def of(row):
        cells = row.cells.get("cells", [])
        return cells[at] if at < len(cells) else ""

    return of

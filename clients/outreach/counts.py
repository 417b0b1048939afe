"""Counts of an operation, from its rows and nowhere else; each opens its list."""

from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from clients.models import LocalClass, Sex
from clients.models.found import REGISTERED
from rptc.ui.parts import Figure

LAST = 10_000  # after every class that has an order
UNFINISHED = Q(draft__submitted_at__isnull=True, draft__dropped_at__isnull=True)


def figures(operation):
    """The strip on top of an operation: everybody, who waits, has a case, was not admitted."""
    rows = operation.people.counted()
    n = rows.aggregate(
        all=Count("pk"),
        waiting=Count("pk", filter=Q(outcome="") & UNFINISHED),
        registered=Count("pk", filter=Q(outcome="") & REGISTERED),
        gone=Count("pk", filter=~Q(outcome="")),
        lost=Count("pk", filter=Q(outcome="", draft__dropped_at__isnull=False) & ~REGISTERED),
    )
    strip = [
        Figure(str(n["all"]), _("people found"), "?became=counted#people"),
        Figure(str(n["waiting"]), _("wait for the intake"), "?became=waiting#people"),
        Figure(str(n["registered"]), _("have a case"), "?became=registered#people"),
        Figure(str(n["gone"]), _("not admitted"), "?became=not_admitted#people"),
    ]
    if n["lost"]:
        strip.append(Figure(str(n["lost"]), _("intakes dropped"), "?became=lost#people", late=True))
    return strip


@dataclass(frozen=True)
class Cell:
    n: int
    href: str


@dataclass(frozen=True)
class Row:
    """A class with a number for each sex and for all."""

    label: str
    cells: list


def table(operation):
    """`Row`s by class, and one of sums; nothing without people."""
    counted = operation.people.counted().order_by().values("ppks_class", "sex").annotate(n=Count("pk"))
    cells = {(row["ppks_class"], row["sex"]): row["n"] for row in counted}
    classes = LocalClass.objects.in_bulk({pk for pk, _sex in cells if pk})
    order = sorted({pk for pk, _sex in cells}, key=lambda pk: classes[pk].order if pk else LAST)
    made = [_row(cells, [pk], classes.get(pk)) for pk in order]
    return [*made, _sums(cells, order)] if made else []


def _row(cells, pks, ppks_class):
    code = ppks_class.code if ppks_class else "none"
    label = str(ppks_class) if ppks_class else _("Class not known yet")
    return Row(label, [Cell(n, f"?class={code}{sex}#people") for n, sex in _numbers(cells, pks)])


def _sums(cells, pks):
    return Row(_("All"), [Cell(n, f"?became=counted{sex}#people") for n, sex in _numbers(cells, pks)])


def _numbers(cells, pks):
    """(number, the rest of its address) for each sex, then for all."""
    by_sex = [(sum(cells.get((pk, sex), 0) for pk in pks), f"&sex={sex}") for sex in Sex.values]
    return [*by_sex, (sum(n for n, _sex in by_sex), "")]

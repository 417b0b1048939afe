"""Tabel 1: PMKS by class, year and sex, as design §6 counts it.

An episode counts in the year of its arrival date (WITA), under the class of the report and the sex recorded when it
was submitted. Persons count once per class and year in the rows, and once per year in JUMLAH; a merged person is one.
"""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import Count
from django.db.models.functions import Coalesce, ExtractYear

from clients.models import Episode, LocalClass

EPISODES, PERSONS = "episodes", "persons"
SEXES = ("male", "female", "unknown")
TOTAL = "JUMLAH"


@dataclass(frozen=True)
class Cell:
    """The figures of one row in one year."""

    year: int
    male: int
    female: int
    unknown: int

    @property
    def total(self):
        return self.male + self.female + self.unknown


@dataclass(frozen=True)
class Row:
    """One class (None: JUMLAH) with a cell a year."""

    ppks_class: LocalClass | None
    cells: list

    @property
    def change(self):
        """Per cent from the last year but one to the last; None where that year had nobody."""
        if len(self.cells) < 2 or not self.cells[-2].total:
            return None
        return (self.cells[-1].total - self.cells[-2].total) * 100 / self.cells[-2].total


class Table1:
    """The table from one year to another, both included, counted by episodes or persons. Two statements."""

    def __init__(self, first, last, count=EPISODES):
        self.years, self.count = list(range(first, last + 1)), count
        counted = Episode.objects.counted().filter(
            arrival_date__year__gte=first, arrival_date__year__lte=last
        )
        self.queryset = counted.annotate(year=ExtractYear("arrival_date"))

    @cached_property
    def _figures(self):
        found = self.queryset.order_by().values("report_class", "year", "sex").annotate(n=self._what())
        return {(r["report_class"], r["year"], r["sex"]): r["n"] for r in found}

    def _what(self):
        if self.count == PERSONS:
            return Count(Coalesce("person__canonical", "person"), distinct=True)
        return Count("pk")

    @cached_property
    def rows(self):
        """The eight classes of the paper, then others that have an episode, in the order of the class table."""
        present = {key[0] for key in self._figures}
        classes = [c for c in LocalClass.objects.filter(parent=None) if c.in_paper or c.pk in present]
        return [Row(c, [self._cell(c.pk, year) for year in self.years]) for c in classes]

    @cached_property
    def total(self):
        """JUMLAH. Of persons it is counted anew: somebody in two classes of one year is one."""
        if self.count == EPISODES:
            return Row(None, [self._sum(i) for i in range(len(self.years))])
        found = self.queryset.order_by().values("year", "sex").annotate(n=self._what())
        figures = {(None, r["year"], r["sex"]): r["n"] for r in found}
        return Row(None, [self._cell(None, year, figures) for year in self.years])

    @cached_property
    def has_unknown(self):
        """Whether the column *tidak diketahui* is shown."""
        return any(cell.unknown for cell in self.total.cells)

    def _cell(self, ppks_class, year, figures=None):
        figures = self._figures if figures is None else figures
        return Cell(year, *(figures.get((ppks_class, year, sex), 0) for sex in SEXES))

    def _sum(self, i):
        cells = [row.cells[i] for row in self.rows]
        return Cell(self.years[i], *(sum(getattr(c, sex) for c in cells) for sex in SEXES))

    def lines(self):
        """Header and rows as the CSV has them: class, then male, female, (unknown,) total a year."""
        kinds = ["male", "female", *(["unknown"] if self.has_unknown else []), "total"]
        yield ["class", *(f"{kind}_{year}" for year in self.years for kind in kinds)]
        for row in [*self.rows, self.total]:
            name = row.ppks_class.label_id if row.ppks_class else TOTAL
            yield [name, *(getattr(cell, kind) for cell in row.cells for kind in kinds)]

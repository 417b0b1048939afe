"""How well what is asked about birth fits what is recorded."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from clients.matching.question import swapped

DATE, YEAR = 0.5, 0.35  # how much of a score a whole date, or a year, may decide
YEARS = (0.9, 0.85, 0.75, 0.65, 0.5, 0.4)  # by how many years a guessed year is off


@dataclass(frozen=True)
class Fit:
    """`value` from 0 (speaks against) to 1; `weight`: its part of the score; `reason` (code, words) or None."""

    value: float = 0.0
    weight: float = 0.0
    reason: tuple | None = None


SAME_DATE = Fit(1, DATE, ("birth_date", _("Same date of birth")))
SWAPPED = Fit(0.9, DATE, ("birth_swapped", _("Day and month of birth exchanged")))
SLIP = Fit(0.65, DATE, ("birth_slip", _("Date of birth differs in one part")))
SAME_YEAR = ("birth_year", _("Same year of birth"))
NEAR_YEAR = ("birth_near", _("Year of birth nearly the same"))


def fit(question, row):
    """The `Fit` of a question to a person's row; without weight where one of them knows nothing."""
    asked, known = question.birth_date, row.birth_date
    if asked and known and not row.birth_date_is_estimated:
        return _dates(asked, known)
    return _years(asked.year if asked else question.birth_year, _year(row))


def _dates(asked, known):
    if asked == known:
        return SAME_DATE
    if swapped(asked) == known:
        return SWAPPED
    same = (asked.year == known.year) + (asked.month == known.month) + (asked.day == known.day)
    if same == 2 and abs(asked.year - known.year) <= 10:
        return SLIP
    off = abs(asked.year - known.year)
    return Fit(0.35, DATE, SAME_YEAR) if off == 0 else Fit(0.2 if off == 1 else 0, DATE)


def _years(asked, known):
    if not (asked and known):
        return Fit()
    off = abs(asked - known)
    value = YEARS[off] if off < len(YEARS) else 0
    return Fit(value, YEAR, SAME_YEAR if off == 0 else NEAR_YEAR if off <= 2 else None)


def _year(row):
    if row.birth_date:
        return row.birth_date.year
    return row.estimated_on.year - row.estimated_age if row.estimated_age is not None else None

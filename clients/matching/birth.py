"""How well what is asked about birth fits what is recorded."""

from django.utils.translation import gettext_lazy as _

from clients.matching.question import swapped

DATE, YEAR = 0.5, 0.35  # how much of a score a whole date, or a year, may decide
UNSAID = 0.4  # the part of it that is lost when the record says nothing about birth
YEARS = (0.9, 0.85, 0.75, 0.65, 0.5, 0.4)  # how well a guessed year fits that is off by 0, 1, 2 …
SAYS = {
    "birth_date": _("Same date of birth"),
    "birth_swapped": _("Day and month of birth exchanged"),
    "birth_slip": _("Date of birth differs in one part"),
    "birth_year": _("Same year of birth"),
    "birth_near": _("Year of birth nearly the same"),
}


def weigh(alike, question, row):
    """(score, reasons): the likeness of the name, weighed with what question and row say about birth."""
    weight = DATE if question.birth_date else YEAR if question.birth_year else 0
    if not weight:
        return alike, []
    if not _year(row):
        return alike * (1 - weight * UNSAID), []
    if question.birth_date and row.birth_date and not row.birth_date_is_estimated:
        fits, code = _dates(question.birth_date, row.birth_date)
    else:
        weight, (fits, code) = YEAR, _years(_asked_year(question), _year(row))
    return alike * (1 - weight) + fits * weight, [(code, SAYS[code])] if code else []


def _dates(asked, known):
    if asked == known:
        return 1, "birth_date"
    if swapped(asked) == known:
        return 0.9, "birth_swapped"
    off = abs(asked.year - known.year)
    same = (off == 0) + (asked.month == known.month) + (asked.day == known.day)
    if same == 2 and off <= 10:
        return 0.65, "birth_slip"
    return (0.35, "birth_year") if off == 0 else (0.2 if off == 1 else 0, None)


def _years(asked, known):
    off = abs(asked - known)
    code = "birth_year" if off == 0 else "birth_near" if off <= 2 else None
    return YEARS[off] if off < len(YEARS) else 0, code


def _asked_year(question):
    return question.birth_date.year if question.birth_date else question.birth_year


def _year(row):
    if row.birth_date:
        return row.birth_date.year
    return row.estimated_on.year - row.estimated_age if row.estimated_age is not None else None

"""Numbers of the agenda book. The book is paper and the office's; we propose the next one and refuse a second use."""

import re

from django.utils import timezone

from rptc.letters.models import Letter

DIGITS = re.compile(r"\d+")
YEAR = re.compile(r"(19|20)\d\d")
ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]


def proposed(letter, day=None):
    """The number after the latest one of this kind, in its pattern; "" while there is none to follow."""
    last = Letter.objects.exclude(number="").filter(template__kind=letter.template.kind)
    latest = last.exclude(pk=letter.pk).order_by("-letter_date", "-pk").first()
    if latest is None:
        return ""
    number = following(latest.number, latest.letter_date, day or timezone.localdate())
    while number and Letter.objects.filter(number=number).exclude(pk=letter.pk).exists():
        number = _counted(number, _sequence(number), 1)
    return number


def following(number, written, day):
    """ "460/012/RPTC/XI/2026" → "460/013/RPTC/XI/2026": the last number that is no year, one higher, as wide as it was.
    The year and a month in Roman letters follow the day; a new year begins at one. "" where nothing counts."""
    spot = _sequence(number)
    if spot is None:
        return ""
    stated = [
        match[0] for match in DIGITS.finditer(number) if YEAR.fullmatch(match[0]) and match.span() != spot
    ]
    new_year = bool(stated) and str(day.year) not in stated
    number = _counted(number, spot, 1 - int(number[slice(*spot)]) if new_year else 1)
    if new_year:
        number = re.sub(rf"\b{stated[-1]}\b", str(day.year), number)
    return re.sub(rf"(?<=[/. -]){ROMAN[written.month - 1]}(?=[/. -]|$)", ROMAN[day.month - 1], number)


def _sequence(number):
    """Where the counting number stands: the last one that is no year."""
    found = [match.span() for match in DIGITS.finditer(number)]
    counting = [span for span in found if not YEAR.fullmatch(number[slice(*span)])]
    return (counting or found or [None])[-1]


def _counted(number, spot, step):
    start, end = spot
    return f"{number[:start]}{int(number[start:end]) + step:0{end - start}}{number[end:]}"

"""What somebody asks for."""

from dataclasses import dataclass
from datetime import date

GUESS = 5  # years by which a birth year from an estimated age may be wrong
SLIP = 1  # years by which the year of a whole date may be wrong


@dataclass(frozen=True)
class Question:
    """All that is known. `birth_year` is a year, perhaps guessed; `birth_date` a whole date; `phone` is E.164,
    `written` what was typed: it may be a number of the old book."""

    name: str = ""
    alias: str = ""
    birth_date: date | None = None
    birth_year: int | None = None
    sex: str = ""
    nik: str = ""
    phone: str = ""
    number: str = ""
    written: str = ""

    @property
    def days(self):
        """The birth date, and the one with day and month exchanged."""
        return [day for day in (self.birth_date, swapped(self.birth_date)) if day]

    @property
    def years(self):
        """The years of birth that come near enough, the nearest first."""
        year, off = (self.birth_date.year, SLIP) if self.birth_date else (self.birth_year, GUESS)
        return sorted(range(year - off, year + off + 1), key=lambda y: abs(y - year)) if year else []


def swapped(day):
    """The date with day and month exchanged, or None where that is no other date."""
    if not day or day.day > 12 or day.day == day.month:
        return None
    return day.replace(day=day.month, month=day.day)

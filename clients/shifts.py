"""The three shifts of a day in the house, eight hours each, as WITA has them: from 06, 14 and 22 o'clock."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

BEGINS = {1: 6, 2: 14, 3: 22}
LONG = timedelta(hours=8)


@dataclass(frozen=True, order=True)
class Shift:
    """A shift of the WITA date on which it begins; the third ends on the next morning."""

    day: date
    number: int

    @classmethod
    def at(cls, moment=None):
        """The shift that a moment (aware, default now) belongs to."""
        local = timezone.localtime(moment or timezone.now())
        day = local.date() if local.hour >= BEGINS[1] else local.date() - timedelta(days=1)
        number = max((n for n, hour in BEGINS.items() if local.hour >= hour), default=3)
        return cls(day, number)

    @property
    def starts(self):
        return timezone.make_aware(datetime.combine(self.day, time(BEGINS[self.number])))

    @property
    def ends(self):
        return self.starts + LONG

    @property
    def before(self):
        return Shift.at(self.starts - timedelta(minutes=1))

    @property
    def label(self):
        """ "Night, 22.00–06.00"."""
        words = {1: _("Morning"), 2: _("Afternoon"), 3: _("Night")}[self.number]
        return f"{words}, {BEGINS[self.number]:02}.00–{(BEGINS[self.number] + 8) % 24:02}.00"

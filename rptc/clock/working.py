"""Deadline arithmetic. Days exclude the start day and end at 23.59.59 WITA; hours run to the minute.

Working days are Monday to Friday without the dates of the Holiday table (Perpres 76/2013 practice; domain §11.1).
"""

from collections import Counter
from datetime import datetime, time, timedelta

from django.utils import timezone

from rptc.clock.models import Holiday

HOUR, CALENDAR_DAY, WORKING_DAY = "hour", "calendar_day", "working_day"
OPENS, CLOSES = time(8), time(16)
WHOLE = 10  # national holidays of a year that is covered; there are about sixteen


class CalendarIncomplete(Exception):
    """The count leaves the years that the holiday table covers."""


def add_working_days(start, days, off=None):
    """The date `days` working days after the date `start`; negative counts back, 0 is `start` itself.

    `off` is a Days already read, for a count over many rows. Raises CalendarIncomplete when it needs a year
    without holidays in the table.
    """
    off, day, step = off or Days(), start, 1 if days > 0 else -1
    off.require(start.year)
    for _ in range(abs(days)):
        day += timedelta(days=step)
        while not off.is_working(day):
            day += timedelta(days=step)
    return day


class Days:
    """Holidays read once, for a count over many days. A year is covered from its tenth national holiday on: a local day
    alone would make the others look like working days."""

    def __init__(self):
        found = list(Holiday.objects.values_list("date", "kind"))
        self.dates = {date for date, _kind in found}
        national = Counter(date.year for date, kind in found if kind == Holiday.Kind.NATIONAL)
        self.years = {year for year, count in national.items() if count >= WHOLE}

    def require(self, year):
        if year not in self.years:
            raise CalendarIncomplete(str(year))

    def is_working(self, day):
        self.require(day.year)
        return day.weekday() < 5 and day not in self.dates


def end_of_day(day):
    """23.59.59 WITA of a date, as an aware moment."""
    return timezone.make_aware(datetime.combine(day, time(23, 59, 59)))


def start_of_day(day):
    """00.00 WITA of a date, as an aware moment."""
    return timezone.make_aware(datetime.combine(day, time.min))


def due(start, value, unit, off=None):
    """The moment a promise of `value` `unit`s made at `start` runs out; `off` as in add_working_days."""
    if unit == HOUR:
        return start + timedelta(hours=value)
    day = timezone.localdate(start)
    if unit == WORKING_DAY:
        return end_of_day(add_working_days(day, value, off))
    return end_of_day(day + timedelta(days=value))


def ends_with_its_day(moment):
    """Whether a due moment is the end of a day, rather than an hour of it."""
    return timezone.localtime(moment).time() == time(23, 59, 59)


def shifted(moment, value, unit, off=None):
    """When the rung `value` days from a due moment comes: at the start of that day, or at the same
    hour when the promise itself ran by the hour. `off` as in add_working_days."""
    day = timezone.localdate(moment)
    day = add_working_days(day, value, off) if unit == WORKING_DAY else day + timedelta(days=value)
    if ends_with_its_day(moment):
        return start_of_day(day)
    return timezone.make_aware(datetime.combine(day, timezone.localtime(moment).time()))


def next_ring(moment, off=None):
    """The first moment from `moment` on at which a phone may ring: Monday to Friday 08.00–16.00 WITA, no holiday.
    `off` as in add_working_days."""
    off, local = off or Days(), timezone.localtime(moment)
    if off.is_working(local.date()) and local.time() < CLOSES:
        return max(moment, timezone.make_aware(datetime.combine(local.date(), OPENS)))
    day = local.date() + timedelta(days=1)
    while not off.is_working(day):
        day += timedelta(days=1)
    return timezone.make_aware(datetime.combine(day, OPENS))

"""The roster as a page shows it: a week at a glance, thirty days as a list, the nights that nobody covers."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from rptc.accounts import sweep
from rptc.accounts.models import Duty
from rptc.clock import working

WEEK, MONTH = 7, 30


@dataclass(frozen=True)
class Day:
    """From morning to morning, so a night stands on the day it begins: who is on duty, and whether the night has a moment
    without anybody."""

    date: date
    duties: list
    uncovered: bool


def week(now):
    """Seven days from today; two statements."""
    first = timezone.localdate(now)
    held = list(_between(first, WEEK + 1))
    return [_day(first + timedelta(days=n), held, now) for n in range(WEEK)]


def month(now):
    """Duties of the thirty days after the week."""
    first = timezone.localdate(now) + timedelta(days=WEEK)
    return list(_between(first, MONTH - WEEK))


def _between(first, days):
    starts, ends = working.start_of_day(first), working.start_of_day(first + timedelta(days=days))
    return Duty.objects.between(starts, ends).select_related("user").order_by("starts_at", "pk")


def _day(day, held, now):
    ends = _night(day)[1]
    starts = ends - timedelta(days=1)
    mine = [duty for duty in held if duty.starts_at < ends and duty.ends_at > starts]
    return Day(day, mine, _uncovered(day, held, now))


def _uncovered(day, held, now):
    """Over rows in hand."""
    starts, ends = _night(day)
    starts = max(starts, now)
    for duty in held:
        if duty.starts_at <= starts < duty.ends_at:
            starts = duty.ends_at
    return starts < ends


def _night(day):
    """The night that begins on this evening."""
    return sweep.night(working.start_of_day(day) + timedelta(hours=12))

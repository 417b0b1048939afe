"""How full a house was at the end of any day, by the recorded times; and what was recorded after that day had ended.

The figure of a day is the same today and next year, unless somebody wrote down later that it was otherwise: late
admissions, late departures and corrections, each with what it did to the figure.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.utils import timezone

from clients.models import Leave, Stay
from clients.rooms import capacity
from rptc.clock import working


@dataclass(frozen=True)
class Occupancy:
    """A house at the end of a WITA date (now, while it lasts): people who take a place, of them in an overflow place and
    away with their bed kept; `gone` are away without a bed and take none. And the capacity in force."""

    people: int
    overflow: int
    capacity: int | None
    away: int = 0
    gone: int = 0

    free = property(lambda self: None if self.capacity is None else self.capacity - self.people)
    percent = property(lambda self: round(100 * self.people / self.capacity) if self.capacity else None)


@dataclass(frozen=True)
class Change:
    """What was recorded after the day had ended: `what` is admitted, left or corrected."""

    at: datetime
    by: str
    what: str
    before: int
    after: int
    reason: str = ""


def occupancy(facility, day=None):
    """Who slept there on `day` (default today), by the recorded times: the same answer today and next year."""
    day = day or timezone.localdate()
    at = moment(day)
    stays = Stay.objects.current(at).filter(facility=facility)
    everybody, in_beds = stays.count(), stays.filter(beds__during__contains=at).count()
    out = Leave.objects.out(at).filter(stay__in=stays)
    kept, gone = out.filter(bed_kept=True).count(), out.filter(bed_kept=False).count()
    limit = capacity(day)
    return Occupancy(everybody - gone, everybody - in_beds - gone, limit and limit.value, kept, gone)


def moment(day):
    """The end of a WITA date, or now while it lasts."""
    return min(working.end_of_day(day), timezone.now())


def changes(facility, day, people):
    """Changes of a day's figure that were recorded after it ended, oldest first; `people` is the figure as it stands."""
    at = moment(day)
    found = sorted(_changed(facility, [at])[at], key=lambda change: change[0])
    before, told = people - sum(delta for _at, _by, _what, _why, delta in found), []
    for when, by, what, why, delta in found:
        told.append(Change(when, by, what, before, before + delta, why))
        before += delta
    return told


def corrected(facility, days):
    """The days of which something was recorded after they had ended. Two statements, however many days."""
    ends = {moment(day): day for day in days}
    found = _changed(facility, list(ends))
    return {ends[at] for at, changed in found.items() if changed}


def _changed(facility, moments):
    """{moment: (recorded, by, what, why, ±1)} of everything about it that was recorded later."""
    found = {at: [] for at in moments}
    if not moments:
        return found
    near = Stay.objects.filter(facility=facility, recorded_at__gt=min(moments))
    later = Stay.objects.filter(facility=facility, end_recorded_at__gt=min(moments))
    fixed = Stay.objects.filter(facility=facility, corrections__recorded_at__gt=min(moments))
    for stay in (near | later | fixed).distinct().prefetch_related("corrections"):
        for when, by, what, why, old, new in _versions(stay):
            for at in moments:
                delta = _holds(new, at) - _holds(old, at)
                if delta and when > at:
                    found[at].append((when, by, what, why, delta))
    return found


def _versions(stay):
    """Each time the range of a stay was written: (recorded, by, what, why, old, new)."""
    fixes = list(stay.corrections.all())
    first = fixes[0].old if fixes else stay.during
    begun = DateTimeTZRange(first.lower, None)
    yield stay.recorded_at, stay.admitted_by, "admitted", "", None, begun
    if stay.end_recorded_at:
        before = [fix.new for fix in fixes if fix.old.upper is None]
        after = [fix.old for fix in fixes if fix.old.upper is not None]
        ended = after[0] if after else stay.during
        yield stay.end_recorded_at, stay.ended_by, "left", "", (before or [begun])[-1], ended
    for fix in fixes:
        yield fix.recorded_at, fix.recorded_by, "corrected", fix.reason, fix.old, fix.new


def _holds(during, at):
    return int(bool(during) and during.lower <= at and (during.upper is None or at < during.upper))


def days_of(year, month):
    """The WITA dates of a month until today."""
    first = datetime(year, month, 1).date()
    following = (first + timedelta(days=32)).replace(day=1)
    last = min(following - timedelta(days=1), timezone.localdate())
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def month(facility, days):
    """[(date, Occupancy)] of days, in five statements."""
    if not days:
        return []
    span = DateTimeTZRange(working.start_of_day(days[0]), working.end_of_day(days[-1]), "[]")
    stays = list(
        Stay.objects.filter(facility=facility, during__overlap=span).prefetch_related("beds", "leaves")
    )
    limits = {day: capacity(day) for day in {days[0], days[-1]}}
    steady = limits[days[0]] == limits[days[-1]]
    return [(day, _of(stays, moment(day), limits[days[0]] if steady else capacity(day))) for day in days]


def _of(stays, at, limit):
    here = [stay for stay in stays if _holds(stay.during, at)]
    out = [leave for stay in here for leave in stay.leaves.all() if _holds(leave.during, at)]
    gone = sum(not leave.bed_kept for leave in out)
    in_beds = sum(_holds(use.during, at) for stay in here for use in stay.beds.all())
    most = limit and limit.value
    return Occupancy(len(here) - gone, len(here) - in_beds - gone, most, len(out) - gone, gone)

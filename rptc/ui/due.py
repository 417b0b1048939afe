"""How a deadline is said (H16). The promise is stored; these are words and a mood for it, in Makassar time.

Nearer than 24 hours in hours or minutes, otherwise in calendar days; a limit that ends a day is said in days.
"""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

NEAR = timedelta(hours=24)
DAY, HOUR, MINUTE = timedelta(days=1), timedelta(hours=1), timedelta(minutes=1)
ICONS = {"ontime": "ontime", "near": "near", "late": "late", "kept": "check", "broken": "late"}
MARKS = {"near": "near", "late": "late", "broken": "late"}  # r-due is-…


@dataclass(frozen=True)
class Due:
    """One deadline as a screen shows it: state, words, icon, the moment itself."""

    at: datetime
    state: str
    words: str

    icon = property(lambda self: ICONS[self.state])
    mark = property(lambda self: MARKS.get(self.state, ""))


def due(at, *, now=None, kept_at=None, state="", near=NEAR):
    """The Due of a deadline; `state` overrides the clock: ontime, near, late, kept, broken (done late)."""
    now = now or timezone.now()
    state = state or state_of(at, now, kept_at, near)
    return Due(at, state, words(at, now, kept_at, state))


def state_of(at, now, kept_at=None, near=NEAR):
    """ontime, near or late while open; kept or broken once done. The deadline itself is still in time."""
    if kept_at:
        return "kept" if kept_at <= at else "broken"
    if now > at:
        return "late"
    return "near" if at - now <= near else "ontime"


def words(at, now, kept_at=None, state=""):
    """ "3 days late", "3 hours left", "Due today", "On time"."""
    state = state or state_of(at, now, kept_at)
    if state == "kept":
        return _("On time")
    moment = kept_at if state == "broken" and kept_at else now
    return _late(at, moment) if moment > at else _left(at, moment)


def _late(at, moment):
    if ends_a_day(at) or moment - at >= DAY:
        days = _days(at, moment)
        return ngettext("%(n)d day late", "%(n)d days late", days) % {"n": days}
    if hours := (moment - at) // HOUR:
        return ngettext("%(n)d hour late", "%(n)d hours late", hours) % {"n": hours}
    minutes = max(1, (moment - at) // MINUTE)
    return ngettext("%(n)d minute late", "%(n)d minutes late", minutes) % {"n": minutes}


def _left(at, moment):
    days = _days(moment, at)
    if ends_a_day(at) and days == 0:
        return _("Due today")
    if ends_a_day(at) or at - moment >= DAY:
        return ngettext("%(n)d day left", "%(n)d days left", days) % {"n": days}
    if hours := (at - moment) // HOUR:
        return ngettext("%(n)d hour left", "%(n)d hours left", hours) % {"n": hours}
    minutes = max(1, (at - moment) // MINUTE)
    return ngettext("%(n)d minute left", "%(n)d minutes left", minutes) % {"n": minutes}


def _days(earlier, later):
    return (timezone.localdate(later) - timezone.localdate(earlier)).days


def ends_a_day(at):
    """Whether a deadline is one in days: those end 23.59.59 Makassar time."""
    return timezone.localtime(at).time().replace(microsecond=0) >= time(23, 59)

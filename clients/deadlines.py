"""When the assessments of a case are due: derived from the limits in force then, never stored.

The initial one from the arrival; the comprehensive one from the arrival; every further one from the last, by the risk it
found. Of several the earliest counts. A case that is not open owes nothing.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from clients.models.assessment import Assessment
from rptc.clock import working
from rptc.sop.models import Limit

INITIAL, COMPREHENSIVE = "initial_assessment", "comprehensive_biopsychosocial_spiritual"
FIRST_WHOLE = "comprehensive_assessment"  # the limit of the first comprehensive one
AGAIN = {band: f"reassessment_{band}" for band in Assessment.Band.values}
RISK = (INITIAL, COMPREHENSIVE)  # what counts as an assessment of the risk; a monitoring visit does not
STEP = {"hour": timedelta(hours=1)}  # of warn_before; other units count days


@dataclass(frozen=True)
class NextDue:
    """The assessment that is due next: of which instrument, until when (aware), and from when on it is spoken of.
    `after` is the Assessment that it follows; None for one counted from the arrival."""

    instrument: str
    by: datetime
    near: datetime
    after: object = None

    def is_near(self, now=None):
        return (now or timezone.now()) >= self.near


class Deadlines:
    """The limits of assessments, read in one statement; with working days also the calendar, once."""

    def __init__(self):
        wanted = [INITIAL, FIRST_WHOLE, *AGAIN.values()]
        self.rows = [row for row in Limit.objects.filter(code__in=wanted) if not row.narrowness]
        off = any(row.unit == Limit.Unit.WORKING_DAY for row in self.rows)
        self.off = working.Days() if off else None

    def initial(self, episode):
        """The moment the initial assessment of `episode` is due; None where no limit was in force."""
        found = self._due(INITIAL, episode.arrived_at, INITIAL)
        return found.by if found else None

    def next(self, episode, standing):
        """The NextDue of an open case whose `standing` assessments are given, newest first; None when nothing is."""
        done = [row for row in standing if row.instrument_code in RISK]
        if not episode.is_open:
            return None
        if not done:
            return self._due(INITIAL, episode.arrived_at, INITIAL)
        found = [self._due(AGAIN[done[0].band], done[0].counts_from, COMPREHENSIVE, done[0])]
        if not any(row.instrument_code == COMPREHENSIVE for row in done):
            found.append(self._due(FIRST_WHOLE, episode.arrived_at, COMPREHENSIVE))
        return min((one for one in found if one), key=lambda one: one.by, default=None)

    def _due(self, code, start, instrument, after=None):
        day = timezone.localdate(start)
        held = (
            row
            for row in self.rows
            if row.code == code and row.valid_from <= day <= (row.valid_to or date.max)
        )
        if (limit := next(held, None)) is None:
            return None
        by = limit.due(start, self.off)
        return NextDue(
            instrument, by, by - limit.warn_before * STEP.get(limit.unit, timedelta(days=1)), after
        )


def assessment_due(episode):
    """The moment (aware) the initial assessment of `episode` is due; None where no limit was in force."""
    return Deadlines().initial(episode)


def assessments_due(episodes, deadlines=None):
    """[(episode, due of the initial assessment)] in the order given; one statement for the limits."""
    deadlines = deadlines or Deadlines()
    return [(episode, deadlines.initial(episode)) for episode in episodes]


def next_due(episode, deadlines=None):
    """The NextDue of one case, or None."""
    standing = Assessment.objects.standing().filter(episode=episode).listed()
    return (deadlines or Deadlines()).next(episode, list(standing))


def next_dues(standing, deadlines):
    """[(episode, NextDue)] of the cases of `standing` (rows of listed() that carry their episode) where something is due."""
    found = {}
    for row in standing:
        found.setdefault(row.episode, []).append(row)
    dues = ((episode, deadlines.next(episode, rows)) for episode, rows in found.items())
    return [(episode, due) for episode, due in dues if due]

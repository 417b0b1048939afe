"""What `tick` does for referrals. It moves no referral; it only speaks, and twice says nothing new."""

import logging
from collections import Counter
from datetime import timedelta

from django.db import transaction

from referrals import chores, chores_consent, ladder, promised, undone
from referrals.models import Clock, Issue
from rptc.clock import working

CHORES = [
    chores.stopped_cases, chores.answered, chores.missed_journeys, chores.waiting_halves,
    undone.undone_lines, undone.done_meanwhile, chores_consent.consent_withdrawn,
]  # fmt: skip
CLOCKS = {*Clock.values, Issue.clock}
log = logging.getLogger(__name__)


def sweep(now):
    """Climb the ladders as of `now` (aware), then the chores; returns counts. One bad row never stops the rest."""
    counts, rungs, off = Counter(), ladder.rungs(), working.Days()
    for row in _with_news(counts, now, rungs, off):
        _safely(counts, _climb, row, rungs, now, off)
    for chore in CHORES:
        for row, act in _rows(counts, chore, now):
            _safely(counts, act, row, now)
    return dict(counts)


def _with_news(counts, now, rungs, off):
    """What is promised and has a rung to record: read in a few statements, locked only when there is something."""
    lead = max((-rung.offset for key in rungs if key[0] in CLOCKS for rung in rungs[key]), default=0)
    horizon = now + timedelta(days=2 * lead + 14)  # in working days a lead is longer than it says
    for kind in promised.KINDS:
        near = _rows(counts, lambda _now, kind=kind: promised.near(kind, horizon), now)
        yield from [row for row in near if _news(row, rungs, now, off)]


def _news(row, rungs, now, off):
    try:
        return ladder.pending(row, rungs.get((row.clock, row.owed_by), []), now, off)
    except Exception:
        return True  # it fails again under the lock, and is reported there


def _climb(row, rungs, now, off):
    """Under the subject's lock, so that no act ends the promise meanwhile."""
    current = promised.locked(row)
    if current is None:
        return Counter()
    found = ladder.pending(current, rungs.get((current.clock, current.owed_by), []), now, off)
    for step, state in found:
        ladder.climb(current, step, state, now)
    return Counter(str(state) for _step, state in found)


def _rows(counts, chore, now):
    """What a chore has to do; one that cannot read its rows does not stop the others."""
    try:
        return list(chore(now))
    except Exception:
        _failed(counts)
        return []


def _safely(counts, act, *args):
    try:
        with transaction.atomic():
            done = act(*args)
        counts.update(done)
    except Exception:
        _failed(counts)


def _failed(counts):
    log.exception("A row of the referral sweep failed")
    counts["failed"] += 1

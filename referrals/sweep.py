"""What `tick` does for referrals. It moves no referral; it only speaks, and twice says nothing new."""

import logging
from collections import Counter
from datetime import timedelta

from django.db import transaction

from referrals import chores, ladder, undone
from referrals.models import Clock, Promise, Referral
from rptc.clock import working

CHORES = [
    chores.stopped_cases, chores.missed_journeys, chores.waiting_halves, undone.undone_lines, undone.done_meanwhile,
]  # fmt: skip
log = logging.getLogger(__name__)


def sweep(now):
    """Climb the ladders as of `now` (aware), then the chores; returns counts. One bad row never stops the rest."""
    counts, rungs = Counter(), ladder.rungs()
    for promise in _with_news(now, rungs):
        _safely(counts, _climb, promise, rungs, now)
    for chore in CHORES:
        for row, act in _rows(counts, chore, now):
            _safely(counts, act, row, now)
    return dict(counts)


def _with_news(now, rungs):
    """Open promises that have a rung to record: read in three statements, locked only when there is something."""
    lead = max(
        (-rung.offset for own in rungs.values() for rung in own if rung.clock in Clock.values), default=0
    )
    horizon = now + timedelta(days=2 * lead + 14)  # in working days a lead is longer than it says
    near = Promise.objects.open().filter(due__lte=horizon).prefetch_related("rungs")
    off = working.Days()
    return [promise for promise in near if _news(promise, rungs, now, off)]


def _news(promise, rungs, now, off):
    try:
        return ladder.pending(promise, rungs.get((promise.clock, promise.owed_by), []), now, off)
    except Exception:
        return True  # it fails again under the lock, and is reported there


def _climb(promise, rungs, now):
    """Under the referral's lock, so that no act ends the promise meanwhile."""
    Referral.objects.select_for_update(of=("self",)).get(pk=promise.referral_id)
    current = Promise.objects.open().select_related("referral__partner").filter(pk=promise.pk).first()
    if current is None:
        return Counter()
    found = ladder.pending(current, rungs.get((current.clock, current.owed_by), []), now)
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

"""The ladder of one promise: which rungs are due, which go out, which are passed over (design §5).

A rung belongs to (promise, due moment): when the due moves, a new ladder starts, and rungs whose moment lay before
that are left out. After a pause of the job only the highest goes out. A line is *queued* here and *done* by people.
"""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from referrals import bell
from referrals.models import RungDone
from rptc import notices
from rptc.clock import working
from rptc.sop.models import Rung

QUEUED, SKIPPED = RungDone.State.QUEUED, RungDone.State.SKIPPED


@dataclass(frozen=True)
class Step:
    """A rung at its moment; `sequence` counts the repetitions."""

    moment: datetime
    rung: Rung
    sequence: int = 0


def rungs():
    """{(clock, owed_by): [Rung]} of the whole table, read once a sweep."""
    found = {}
    for rung in Rung.objects.all():
        found.setdefault((rung.clock, rung.owed_by), []).append(rung)
    return found


def steps(promise, rungs, now, off=None):
    """The steps of a promise's ladder up to `now`, in order of time; `off` are the holidays, already read."""
    floor = max(promise.made_at, promise.due_set_at)
    found = [step for rung in rungs for step in _of(rung, promise.due, now, off)]
    return sorted((s for s in found if floor <= s.moment), key=lambda s: (s.moment, s.rung.offset))


def pending(promise, rungs, now, off=None):
    """[(Step, state)] still to be recorded: the highest moment is queued, what lies below it is passed over."""
    due = steps(promise, rungs, now, off)
    done = {(d.rung, d.sequence) for d in promise.rungs.all() if d.due == promise.due}
    return [
        (step, QUEUED if step.moment == due[-1].moment else SKIPPED)
        for step in due
        if (step.rung.code, step.sequence) not in done
    ]


def climb(promise, step, state, now):
    """Record a step, once; ring it unless it was passed over."""
    RungDone.objects.create(
        promise=promise, due=promise.due, rung=step.rung.code, sequence=step.sequence, state=state, at=now
    )
    if state == QUEUED:
        family = f"rung:{promise.pk}:"
        notices.drop(
            promise.referral, key__startswith=family, not_before__gt=now, now=now
        )  # superseded unheard
        key = f"{family}{promise.due:%Y%m%d%H%M}:{step.rung.code}:{step.sequence}"
        said = {"clock": promise.clock, "owed_by": promise.owed_by, "due": promise.due.isoformat()}
        bell.ring(promise.referral, step.rung, key, now, **said, sequence=step.sequence)


def _of(rung, due, now, off):
    """The steps of one rung up to `now`: one, or one every so many days."""
    sequence, offset = 0, rung.offset
    while _holds(rung, moment := working.shifted(due, offset, rung.offset_unit, off)) and moment <= now:
        yield Step(moment, rung, sequence)
        if not rung.repeats_every:
            return
        sequence, offset = sequence + 1, offset + rung.repeats_every


def _holds(rung, moment):
    day = timezone.localdate(moment)
    return rung.valid_from <= day and (rung.valid_to is None or day <= rung.valid_to)

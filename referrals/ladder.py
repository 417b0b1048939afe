"""The ladder of whatever is promised: which rungs are due, which go out, which are passed over (design §5).

A rung belongs to (promise, due moment): when the due moves, a new ladder starts, and rungs whose moment lay before
that are left out. After a pause of the job only the highest goes out. A line is *queued* here and *done* by people.
The table of rungs is dated: a rung's row is the one of the day on which its moment falls.
"""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils import timezone

from referrals import bell, quiet
from referrals.models import RungDone
from rptc.clock import working
from rptc.notices.models import Notice
from rptc.sop.models import Rung

QUEUED, SKIPPED = RungDone.State.QUEUED, RungDone.State.SKIPPED


@dataclass(frozen=True)
class Step:
    """A rung at its moment; `rings` is later where an answer moved it, `sequence` counts the repetitions."""

    moment: datetime
    rung: Rung
    rings: datetime
    sequence: int = 0


def rungs():
    """{(clock, owed_by): [Rung]} of the whole table, with its past and coming rows, read once a sweep."""
    found = {}
    for rung in Rung.objects.all():
        found.setdefault((rung.clock, rung.owed_by), []).append(rung)
    return found


def steps(promised, rungs, now, off=None):
    """The steps of a ladder up to `now`, in order of time; `off` are the holidays, already read."""
    floor = max(promised.made_at, promised.due_set_at)
    found = [step for rung in rungs for step in _of(rung, promised.due, now, off)]
    return sorted((s for s in found if floor <= s.moment), key=lambda s: (s.moment, s.rung.offset))


def pending(promised, rungs, now, off=None):
    """[(Step, state)] still to be recorded: the highest moment is queued, what lies below it or in a pause is passed
    over."""
    coming = quiet.moved(promised, steps(promised, rungs, now, off), off)
    due = [step for step in coming if step.rings <= now]
    return [(step, _state(promised, step, due[-1].moment, now)) for step in _unsaid(promised, due)]


def climb(promised, step, state, now):
    """Record a step, once; ring it unless it was passed over."""
    RungDone.objects.create(
        due=promised.due, rung=step.rung.code, sequence=step.sequence, state=state, at=now,
        **{promised._meta.model_name: promised},
    )  # fmt: skip
    if state == QUEUED:
        bell.silence(promised, not_before__gt=now, now=now)  # superseded unheard
        key = f"{_key(promised, step)}:{step.sequence}"
        said = {"clock": promised.clock, "owed_by": promised.owed_by, "due": promised.due.isoformat()}
        bell.ring(promised.subject, step.rung, key, now, **said, sequence=step.sequence)


def postpone(promise, answer, now):
    """The reminder that is said but not heard yet (it rings on Monday) waits for the day that an answer named."""
    off, table = working.Days(), rungs().get((promise.clock, promise.owed_by), [])
    following = quiet.next_reminder(steps(promise, table, now, off), answer.starts_at, off)
    if following:
        said = Notice.objects.filter(key__startswith=f"{_key(promise, following)}:", state="queued")
        said.filter(not_before__gt=now).update(not_before=working.next_ring(answer.until, off))


def _key(promised, step):
    """How the keys of a step's lines begin, whichever repetition it is."""
    return f"{bell.family(promised)}{promised.due:%Y%m%d%H%M}:{step.rung.code}"


def _state(promised, step, highest, now):
    paused = quiet.is_over(promised, now) or quiet.is_over(promised, step.moment)
    return QUEUED if step.moment == highest and not paused else SKIPPED


def _unsaid(promised, due):
    """Steps that were not recorded for this due moment, numbered. A rung that repeats goes on after the last time it
    was recorded, whichever row of the table said so; any other is said once."""
    said, found = defaultdict(list), {}
    for done in promised.rungs.all():
        if done.due == promised.due:
            said[done.rung].append(done.at)
    for step in due:
        before, again = said[step.rung.code], step.rung.repeats_every
        if before and not (again and step.moment > max(before)):
            continue
        number = len(before) + sum(code == step.rung.code for code, _n in found) if again else 0
        found[step.rung.code, number] = replace(step, sequence=number)
    return list(found.values())


def _of(rung, due, now, off):
    """The steps of one row up to `now`: one, or one every so many days, on the days on which the row holds."""
    offset = rung.offset
    while (moment := working.shifted(due, offset, rung.offset_unit, off)) <= now:
        if rung.holds(timezone.localdate(moment)):
            yield Step(moment, rung, moment)
        if not rung.repeats_every:
            return
        offset += rung.repeats_every

"""What keeps a ladder quiet: a pause of the unit head, and "still working on it" of whoever owes. No promise moves.

Only promises of referrals have holds; read them with `referral__holds`.
"""

from dataclasses import replace

from referrals.audiences import ABOVE, RINGING
from referrals.models import Hold, Promise
from rptc.clock import working


def is_over(promised, moment):
    """Whether a pause covers a moment (aware)."""
    return any(hold.covers(moment) for hold in _holds(promised, Hold.Kind.PAUSE))


def moved(promised, steps, off=None):
    """The steps (in order of time), the next reminder after each answer waiting until the day that was named."""
    steps = list(steps)
    for answer in _holds(promised, Hold.Kind.WORKING):
        following = next_reminder(steps, answer.starts_at, off)
        if following:
            later = replace(following, rings=max(following.rings, answer.until))
            steps[steps.index(following)] = later
    return steps


def next_reminder(steps, moment, off=None):
    """The first step heard after a moment that an answer may move: none that the unit head or anybody above hears."""
    return next((s for s in steps if _may_wait(s.rung) and _heard(s, off) > moment), None)


def _holds(promised, kind):
    """Pauses of the referral; answers for this promise since its due moment was set."""
    held = promised.referral.holds.all() if isinstance(promised, Promise) else []
    if kind == Hold.Kind.PAUSE:
        return [hold for hold in held if hold.kind == kind]
    mine = (h for h in held if h.kind == kind and h.promise_id == promised.pk)
    return sorted((h for h in mine if h.starts_at >= promised.due_set_at), key=lambda h: h.starts_at)


def _may_wait(rung):
    return not ABOVE & {*rung.audience, *rung.told}


def _heard(step, off):
    """When it rings, or stands in the program."""
    waits = step.rung.working_hours_only and RINGING & set(step.rung.channels)
    return working.next_ring(step.moment, off) if waits else step.moment

"""Promises as clocks: original and in force, headed by who owes them."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from referrals.models import Clock, Extension, Promise, Side
from rptc.ui.templatetags.show import day


@dataclass(frozen=True)
class ClockOf:
    """What `{% clock %}` takes."""

    title: str
    owner: str
    promise: Promise
    now: datetime
    runs: bool
    basis: str = ""
    extension: str = ""


def clocks(standing, partner):
    """The open promise first, then the others as they were made; `partner` is its name for the reader."""
    held = sorted(standing.promises.values(), key=lambda p: (p != standing.first, p.pk))
    return [_clock(p, standing, partner) for p in held if not _lapsed(p, standing.referral.stopped_at)]


def _lapsed(promise, stopped):
    """A promise that fell away before its day, since the referral came to nothing: nobody owes it, so it is not shown."""
    return bool(stopped and promise.kept_at is None and promise.due >= stopped)


def _clock(promise, standing, partner):
    owner = "RPTC" if promise.owed_by == Side.RPTC else partner
    now = standing.referral.stopped_at or standing.now
    words = {"basis": _judged(promise, standing.now), "extension": _extension(promise, standing.referral)}
    runs = promise.kept_at is None and promise.clock in _running(standing.referral.state)
    return ClockOf(promise.get_clock_display(), owner, promise, now, runs, **words)


def _running(state):
    """Clocks that are drawn; those that are done or not yet begun are a line."""
    service = [Clock.SERVE_UNTIL, Clock.PICK_UP]
    return {
        "sent": [Clock.ANSWER],
        "accepted": [Clock.HAND_OVER],
        "in_service": service,
        "ready": service[1:],
    }.get(state, [])


def _judged(promise, now):
    days = promise.days_late_on_original(now)
    if not days:
        return ""
    return ngettext("%(n)d day late, judged from here", "%(n)d days late, judged from here", days) % {
        "n": days
    }


def _extension(promise, referral):
    """Who gave how many days, where this promise moves with extensions."""
    if promise.clock not in (Clock.SERVE_UNTIL, Clock.PICK_UP):
        return ""
    given = [e for e in referral.extensions.all() if e.state == Extension.State.APPROVED]
    said = [
        _("%(n)d days, %(who)s, %(day)s") % {"n": e.days, "who": e.decided_by, "day": day(e.decided_at)}
        for e in given
    ]
    return "; ".join(said)

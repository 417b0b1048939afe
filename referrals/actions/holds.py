"""Keeping the ladder quiet: the unit head pauses it, whoever owes says "still working on it". No promise moves and
nothing becomes less late; referrals/quiet.py is what a hold does.

A day named here is a WITA date: a pause lasts to its end, a reminder comes back at its beginning.
"""

from datetime import timedelta

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from referrals import bell, ladder, lists, telling
from referrals.actions.coded import coded
from referrals.actions.locks import locked, whole
from referrals.models import LIVE, Hold, Promise, Side
from referrals.models.who import answers, decides, writes
from referrals.refusals import Refused, moment, required, saved
from rptc import audit
from rptc.clock import working
from rptc.flow import NotAllowed, NotNow

LONGEST = 30  # days of a pause
AHEAD, TIMES = 3, 2  # working days until the next reminder; how often for one promise and its due moment


@whole
def pause(referral, *, reason, until, note="", by, at=None):
    """Nothing rings until the end of the date `until`; `reason` is a code of pause_reasons. Returns the Hold."""
    at, row = moment(at), _running(referral)
    if not decides(row, by):
        raise NotAllowed("pause")
    coded(lists.PAUSE, reason, note)
    today = timezone.localdate(at)
    if not today <= until <= today + timedelta(days=LONGEST):
        raise Refused(_("Name a day from today until %(n)d days ahead.") % {"n": LONGEST})
    open_pauses = row.holds.filter(kind=Hold.Kind.PAUSE, ended_at__isnull=True)
    open_pauses.filter(until__lte=at).update(ended_at=F("until"))  # ended by itself
    if open_pauses.exists():
        raise Refused(_("The reminders are paused already. Resume them first."))
    made = _hold(row, Hold.Kind.PAUSE, reason, note, working.end_of_day(until), by, at)
    for promise in row.promises.all():
        bell.silence(promise, now=at)
    telling.worker(row, "paused", made.pk, now=at)
    audit.record("referral-paused", row, by=by, reason=reason)
    return made


@whole
def resume(referral, *, by, at=None):
    """The ladder speaks again from now on; what was passed over is not caught up. Returns the Hold."""
    at, row = moment(at), locked(referral)
    if not decides(row, by):
        raise NotAllowed("resume")
    held = row.holds.at(at).filter(kind=Hold.Kind.PAUSE).first()
    if held is None:
        raise NotNow("resume", row.state)
    held.ended_at, held.ended_by = at, by.label
    held.save(update_fields=["ended_at", "ended_by"])
    telling.forget(row, "paused")
    audit.record("referral-resumed", row, by=by)
    return held


def still_working(promise, *, answer, until, note="", by, at=None):
    """Whoever owes `promise`, or RPTC recording it, says what is being done (a code of still_working_answers): the
    next reminder waits until the date `until`, at most three working days ahead. Returns the Hold."""
    return _still_working(
        promise.referral, promise=promise, answer=answer, until=until, note=note, by=by, at=at
    )


@whole
def _still_working(referral, *, promise, answer, until, note, by, at):
    at, row = moment(at), _running(referral)
    current = Promise.objects.open().filter(pk=promise.pk, referral=row).first()
    if current is None:
        raise NotNow("still_working", row.state)
    if not (answers if current.owed_by == Side.PARTNER else writes)(row, by):
        raise NotAllowed("still_working")
    coded(lists.WORKING, answer, note)
    if telling.side_of(by) != current.owed_by:
        note = required(note, _("Write who at the partner said so, and how."))
    _may_wait(current, until, at)
    made = _hold(row, Hold.Kind.WORKING, answer, note, working.start_of_day(until), by, at, promise=current)
    ladder.postpone(current, made, at)
    if telling.side_of(by) == Side.PARTNER:
        telling.worker(row, "still-working", made.pk, now=at, answer=answer)
    audit.record("still-working-said", row, by=by, answer=answer, clock=str(current.clock))
    return made


def said_for(promise, holds):
    """The answers among `holds` that were given for a promise since its due moment was set."""
    since = (h for h in holds if h.kind == Hold.Kind.WORKING and h.promise_id == promise.pk)
    return [hold for hold in since if hold.starts_at >= promise.due_set_at]


def farthest(at):
    """The last day until which a reminder may wait. Raises Refused where the calendar does not reach."""
    try:
        return working.add_working_days(timezone.localdate(at), AHEAD)
    except working.CalendarIncomplete as error:
        raise Refused(_("The calendar does not cover these days. Ask the unit head.")) from error


def _may_wait(promise, until, at):
    said = said_for(promise, promise.holds.all())
    if any(hold.covers(at) for hold in said):
        raise Refused(_("This was said already. Say it again when the next reminder comes."))
    if len(said) >= TIMES:
        raise Refused(_("This was said twice already. Act now, or ask for more time."))
    if not timezone.localdate(at) < until <= farthest(at):
        raise Refused(_("Name a day from tomorrow until %(n)d working days ahead.") % {"n": AHEAD})


def _running(referral):
    row = locked(referral)
    if row.state not in LIVE or not row.episode.is_open:
        raise NotNow("hold", row.state)
    return row


def _hold(row, kind, reason, note, until, by, at, promise=None):
    return saved(
        Hold(
            referral=row, promise=promise, kind=kind, reason=reason, note=note.strip(), side=telling.side_of(by),
            starts_at=at, until=until, made_by=by.label,
        )
    )  # fmt: skip

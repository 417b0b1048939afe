"""Aftercare: begun by an approved closing, made of promised visits, ended with a result."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from clients.actions.closure import checks
from clients.actions.closure.checks import Wrong
from clients.actions.closure.locks import held
from clients.actions.refused import Refused
from clients.models import Aftercare, Visit
from rptc import audit
from rptc.clock import working
from rptc.flow import NotAllowed
from rptc.sop.models import Limit, NoLimit

FIRST, FOLLOWING, HORIZON = "aftercare_first", "aftercare_following", "aftercare_horizon"
FARTHEST = timedelta(days=366)


def begin(closure, *, by, at):
    """The aftercare of a closing that was just approved, with its first visit promised. Returns it."""
    start = closure.ended_at
    made = Aftercare.objects.create(closure=closure, until=timezone.localdate(_limit(HORIZON, start)))
    Visit.objects.create(aftercare=made, due=_limit(FIRST, start), promised_at=at)
    audit.record("aftercare-begun", closure.episode, by=by, at=at)
    return made


@transaction.atomic
def visited(visit, *, made_at=None, means, findings, next_on=None, by, at=None):
    """A visit was made: what was found, and the day of the next (default: as the limit says, none past the period).

    Returns the Visit. Refused: made or missed already, the aftercare is over, a time to come or before the closing.
    """
    at, row = checks.moment(at), _held(visit, by)
    made_at = checks.moment(made_at, "made_at")
    if made_at < row.aftercare.closure.ended_at:
        raise Wrong(_("Write a time after the case ended."), "made_at")
    if not findings.strip():
        raise Wrong(_("Write what was found."), "findings")
    row.made_at, row.means, row.findings = made_at, means, {"found": findings.strip()}
    return _settled(row, "visit-made", next_on, made_at, by, at)


@transaction.atomic
def missed(visit, *, reason, next_on=None, by, at=None):
    """A visit did not come about, and why; another is promised. Returns the Visit."""
    at, row = checks.moment(at), _held(visit, by)
    if not reason.strip():
        raise Wrong(_("Say why the visit did not come about."), "reason")
    row.missed_at, row.missed_reason = at, reason.strip()[:300]
    return _settled(row, "visit-missed", next_on, at, by, at)


@transaction.atomic
def end(care, *, result, words, by, at=None):
    """Aftercare is over; a promised visit is no longer owed. Returns the Aftercare; ending twice changes nothing."""
    _may(by)
    held(care.closure.episode)
    at, row = checks.moment(at), Aftercare.objects.select_for_update(of=("self",)).get(pk=care.pk)
    if row.ended_at:
        return row
    if not words.strip():
        raise Wrong(_("Write how the person is now."), "words")
    row.ended_at, row.ended_by, row.result, row.ending = at, by.label, result, {"words": words.strip()}
    row.save()
    audit.record("aftercare-ended", row.closure.episode, by=by, at=at, result=result)
    return row


def _held(visit, by):
    _may(by)
    held(visit.aftercare.closure.episode)
    row = (
        Visit.objects.select_for_update(of=("self",))
        .select_related("aftercare__closure__episode__person")
        .get(pk=visit.pk)
    )
    if row.made_at or row.missed_at:
        raise Refused(_("This visit is recorded already."), row)
    if not Aftercare.objects.running().filter(pk=row.aftercare_id).exists():
        raise Refused(_("This aftercare is over."), row.aftercare)
    return row


def _settled(row, verb, next_on, start, by, at):
    row.recorded_at, row.recorded_by = timezone.now(), by.label
    row.save()
    due = working.end_of_day(_ahead(next_on)) if next_on else _limit(FOLLOWING, start)
    if next_on or timezone.localdate(due) <= row.aftercare.until:
        Visit.objects.create(aftercare=row.aftercare, due=due, promised_at=at)
    audit.record(verb, row.aftercare.closure.episode, by=by, at=at)
    return row


def _ahead(day):
    today = timezone.localdate()
    if not today <= day <= today + FARTHEST:
        raise Wrong(_("Choose a day from today on, within a year."), "next_on")
    return day


def _limit(code, start):
    try:
        return Limit.objects.in_force(code, on=timezone.localdate(start)).due(start)
    except NoLimit as error:
        raise Refused(
            _("No time limit for aftercare was in force on that day. Ask the unit head.")
        ) from error


def _may(by):
    if not by.may("clients.assess"):
        raise NotAllowed("aftercare")

"""A death, or somebody who left without notice: recorded at once, told further as more is known."""

from django.db import transaction
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext as _

from clients import lists
from clients.actions import stays
from clients.actions.closure import checks
from clients.actions.closure.checks import Wrong
from clients.actions.closure.locks import held
from clients.actions.refused import Refused
from clients.models import Incident, Stay
from rptc import audit, notices
from rptc.flow import NotAllowed
from rptc.lib.refused import saved

FIELDS = {"deceased": lists.DEATH, "absconded": lists.ABSCONDING}
HAPPENED = {"deceased": "died_at", "absconded": "last_seen_at"}
MAY = "clients.manage_stays"


@transaction.atomic
def record(episode, kind, answers, *, estimated=False, by, at=None):
    """Record an incident of an open case; returns the Incident. An open stay ends at the time of it.

    `answers` is {code of the field: text, ISO moment or ISO day}. Refused: required answers missing, times that cannot
    be, a second death, somebody who is missing already.
    """
    at, row = checks.moment(at), _open(episode, by)
    if kind == Incident.Kind.ABSCONDED and Incident.objects.missing().filter(episode=row).exists():
        raise Refused(_("This client is missing already: add what is new there."), row)
    made = _telling(row, kind, answers, estimated, by, at)
    if made.is_over and kind == Incident.Kind.ABSCONDED and made.outcome == "closed_after_limit":
        raise Wrong(_("The search has only begun: choose another result."), "outcome")
    made.first = made.code
    saved(made, exclude={"answers"}, refuse=Refused)
    _left(row, made, by)
    audit.record(f"{kind}-recorded", row, by=by, at=at)
    told = {"to": ["role:unit_head"], "about": row, "key": made.code, "urgent": True, "now": at}
    notices.queue(f"client-{kind}", **told, person=row.person.code)
    return made


@transaction.atomic
def tell(incident, answers, *, estimated=False, by, at=None):
    """Tell an incident again, with what is known by now; returns the new telling. The earlier ones stay."""
    _may(by)
    at, row = checks.moment(at), held(incident.episode)
    if Incident.objects.filter(first=incident.first, pk__gt=incident.pk).exists():
        raise Refused(_("Somebody added to this meanwhile. Look at it again."), incident)
    made = _telling(row, incident.kind, answers, estimated, by, at)
    made.first = incident.first
    saved(made, exclude={"answers"}, refuse=Refused)
    changed = sorted(code for code in made.answers if made.answers[code] != incident.answers.get(code, ""))
    audit.record("incident-told", row, by=by, at=at, incident=incident.kind, fields=changed)
    return made


def _telling(episode, kind, answers, estimated, by, at):
    given = {code: answers.get(code) or "" for code in FIELDS[kind].rows()}
    for code, row in FIELDS[kind].rows().items():
        if row["required"] == "yes" and not given[code]:
            raise Wrong(_("Fill in %(label)s.") % {"label": FIELDS[kind].label(code).lower()}, code)
    happened = parse_datetime(given[HAPPENED[kind]])
    checks.after_arrival(episode, happened, HAPPENED[kind])
    _in_order(kind, given, happened)
    return Incident(
        episode=episode, kind=kind, happened_at=happened, estimated=estimated, outcome=given.get("outcome", ""),
        answers=given, recorded_at=at, recorded_by=by.label,
    )  # fmt: skip


def _in_order(kind, given, happened):
    """Nothing lies ahead, and nobody was told before it happened."""
    for code, row in FIELDS[kind].rows().items():
        if row["type"] == "datetime" and given[code]:
            moment = parse_datetime(given[code])
            checks.moment(moment, code)
            if moment < happened:
                raise Wrong(_("Write a time that is not before the event itself."), code)
        elif row["type"] == "date" and given[code]:
            _day(code, parse_date(given[code]), happened)


def _day(code, day, happened):
    if day < timezone.localdate(happened):
        raise Wrong(_("Write a day that is not before the event itself."), code)
    if code != "burial_at" and day > timezone.localdate():
        raise Wrong(_("Write a day that is not in the future."), code)


def _left(episode, incident, by):
    """Whoever died or left is not in the house any more."""
    stay = Stay.objects.open().filter(episode=episode).first()
    if stay:
        stays.discharge(stay=stay, reason=incident.kind, by=by, at=incident.happened_at)


def _open(episode, by):
    _may(by)
    row = held(episode)
    if not row.is_open:
        raise Refused(_("This case is closed: open it again, or open a new one."), row)
    return row


def _may(by):
    if not by.may(MAY):
        raise NotAllowed("incident")

"""The log of the day: written once, never changed; what was wrong is struck with a reason."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from clients.actions import stay_checks as check
from clients.actions.refused import Refused
from clients.actions.stay_checks import WrongTime
from clients.models import DayNote
from rptc import audit
from rptc.flow import NotAllowed


@transaction.atomic
def write(*, kind, text, stay=None, facility=None, by, at=None):
    """What happened at `at` (default now): in the stay of somebody, or in the house. Returns the DayNote."""
    _may(by)
    at = check.moment(at)
    if not (text or "").strip():
        raise Refused(_("Write what happened."))
    if stay and at < stay.during.lower.replace(second=0, microsecond=0):
        raise WrongTime(_("Write a time after this person came."), stay)
    house = stay.facility if stay else facility
    note = DayNote.objects.create(
        facility=house,
        stay=stay,
        kind=kind,
        text=text.strip(),
        at=at,
        recorded_by=by.label,
        recorded_at=timezone.now(),
    )
    subject = note if stay else ("house", house.code, house.name)
    audit.record("day-note-written", subject, by=by, kind=kind)
    return note


@transaction.atomic
def strike(*, note, reason, by):
    """It was wrong: it stays readable, struck through, with the reason. Returns the note."""
    _may(by)
    if not (reason or "").strip():
        raise Refused(_("Say why the note is struck."))
    note = DayNote.objects.select_for_update(of=("self",)).select_related("stay__person").get(pk=note.pk)
    if note.struck_at:
        raise Refused(_("This note is struck already."), note)
    note.struck_at, note.struck_by, note.struck_reason = timezone.now(), by.label, reason.strip()
    note.save(update_fields=["struck_at", "struck_by", "struck_reason"])
    audit.record("day-note-struck", note, by=by)
    return note


def _may(by):
    if not by.may("clients.manage_stays"):
        raise NotAllowed("day-note")

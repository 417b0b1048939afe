"""The sender takes it back, or it was entered in error."""

from django.utils.translation import gettext as _

from clients.models import Draft
from referrals.actions.incoming import telling
from referrals.actions.locks import whole
from referrals.models import Incoming
from referrals.refusals import moment, not_before, required
from rptc import audit, notices
from rptc.flow import perform


@whole
def withdraw(incoming, *, note, by, at=None):
    """The sender no longer asks, until it is a case; said by its own contact, or recorded by RPTC."""
    note = required(note, _("Say why it is taken back."))
    _hold_intake(incoming)
    entry = _end(incoming, "withdraw", note, by, moment(at))
    if by.kind == "contact":
        telling.withdrawn(incoming, entry.pk, entry.at)
    return entry


@whole
def void(incoming, *, note, by, at=None):
    """Entered in error: it stays readable and counts nowhere. A case that came of it stays a case."""
    return _end(incoming, "void", required(note, _("Say what was entered in error.")), by, moment(at))


def _hold_intake(incoming):
    """Lock the draft after the row, so that nobody makes a case of it in the same moment."""
    row = Incoming.objects.select_for_update(of=("self",)).get(pk=incoming.pk)
    if row.draft_id:
        Draft.objects.select_for_update().get(pk=row.draft_id)


def _end(incoming, verb, note, by, at):
    entry = perform(incoming, verb, by=by, at=at, reason=note[:500], reason_note=note)
    not_before(at, incoming.received_at)
    notices.drop(incoming, now=at)
    audit.record(f"incoming-{verb}", incoming, by=by, at=at)
    return entry

"""The moves of an operation: set out, hand over, close, open again, call off. Each is logged with who and why."""

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from clients.actions.outreach.locks import locked, moment
from clients.actions.refused import Refused
from clients.models import Draft, Operation
from clients.outreach import telling
from rptc import audit
from rptc.flow import perform


@transaction.atomic
def set_out(operation, *, by, at=None):
    """A planned operation begins. Returns the log row."""
    return _moved(operation, "start", by, moment(at))


@transaction.atomic
def hand_over(operation, *, remarks="", by, at=None, **said):
    """The people change hands: `said` names giver and receiver (name, position, organisation), handover_place and
    witness_name. Drafts that do not say yet when somebody arrived say this moment. Refused when nobody came along."""
    row = locked(operation, by)
    at = moment(at, row)
    if not row.people.brought().exists():
        raise Refused(_("Nobody was brought along. Close the operation instead."), row)
    if not (said.get("giver_name") and said.get("receiver_name")):
        raise Refused(_("Write who gives and who receives."), row)
    entry = _moved(operation, "hand_over", by, at, remarks=remarks or None, **said)
    for draft in Draft.objects.select_for_update().filter(found__in=row.people.waiting()).order_by("pk"):
        _arrived(draft, at)
    return entry


@transaction.atomic
def close(operation, *, by, at=None):
    """Everybody is settled: registered, or not admitted with a reason. Refused while somebody is not."""
    row = locked(operation, by)
    unsettled = row.people.waiting().count() + row.people.lost().count()
    if unsettled:
        raise Refused(_unsettled(unsettled), row)
    if row.state == Operation.State.UNDER_WAY and row.people.brought().exists():
        raise Refused(_("Record the hand-over first."), row)
    return _moved(operation, "close", by, moment(at, row))


@transaction.atomic
def reopen(operation, *, reason, by, at=None):
    """A closed operation is opened again, by the unit head and with a reason."""
    locked(operation, by)
    return _moved(operation, "reopen", by, moment(at), reason=_required(reason))


@transaction.atomic
def cancel(operation, *, reason, by, at=None):
    """It does not take place. Refused once people were written down: say what became of them instead."""
    row = locked(operation, by)
    if row.people.counted().exists():
        raise Refused(_("People were written down. Say what became of each, then close."), row)
    return _moved(operation, "cancel", by, moment(at), reason=_required(reason))


def _moved(operation, verb, by, at, reason="", **data):
    entry = perform(operation, verb, by=by, at=at, reason=reason, **data)
    audit.record(f"operation-{verb.replace('_', '-')}", operation, by=by, at=at)
    return entry


def _arrived(draft, at):
    """Told like the rest of a line: whoever saves the section has the last word."""
    kept = draft.answers.get("arrival", {})
    if not (kept.get("done") or kept.get("data", {}).get("arrived_at")):
        draft.answers["arrival"] = kept | {"data": kept.get("data", {}) | {"arrived_at": telling.arrived(at)}}
        draft.save(update_fields=["answers"])


def _required(reason):
    if not (reason or "").strip():
        raise Refused(_("Say why."))
    return reason.strip()[:500]


def _unsettled(n):
    return ngettext(
        "%(n)d person still waits: complete the intake, or say what became of them.",
        "%(n)d people still wait: complete the intakes, or say what became of them.",
        n,
    ) % {"n": n}

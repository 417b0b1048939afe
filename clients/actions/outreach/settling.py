"""What became of somebody who was not admitted, and taking that back."""

from django.db import transaction
from django.utils.translation import gettext as _

from clients import lists
from clients.actions import drafts
from clients.actions.outreach.locks import corrected, line, moment, still_open
from clients.actions.refused import Refused
from clients.models import Draft
from rptc import audit

SHOWN = ("outcome", "outcome_note", "outcome_at", "outcome_by")


@transaction.atomic
def not_admitted(found, *, outcome, note="", reason="", by, at=None):
    """Say that somebody was not admitted: `outcome` is a code of OUTCOMES, some need a `note`. The draft is dropped. What
    contradicts the signed hand-over needs a `reason`. Returns the Found; refused once there is a case."""
    at, (operation, row) = moment(at), line(found, by)
    said = lists.OUTCOMES.rows()[outcome]
    if row.episode:
        raise Refused(_("This person has a case already: %(number)s.") % {"number": row.episode}, row)
    if row.outcome:
        raise Refused(_("Somebody said already what became of them."), row)
    if said["note_needed"] == "yes" and not note.strip():
        raise Refused(_("Write which one."), row)
    still_open(operation)
    if said["corrects"] == "yes":
        corrected(operation, "taken-off", reason, by=by, at=at, position=row.position)
    drafts.set_aside(row.draft, reason=lists.OUTCOMES.label(outcome), by=by, at=at)
    row.outcome, row.outcome_note = outcome, note.strip() or None
    row.outcome_at, row.outcome_by = at, by.label
    row.save(update_fields=SHOWN)
    audit.record("found-not-admitted", row, by=by, at=at, outcome=outcome, operation=operation.code)
    return row


@transaction.atomic
def again(found, *, reason, by, at=None):
    """Somebody comes along after all, or the draft was dropped by mistake: a new draft takes up the old answers."""
    at, (operation, row) = moment(at), line(found, by)
    if row.episode or not (row.outcome or row.draft.dropped_at):
        raise Refused(_("The intake of this person is not closed."), row)
    if not (reason or "").strip():
        raise Refused(_("Say why."), row)
    corrected(operation, "again", reason, by=by, at=at, position=row.position)
    old = row.draft
    row.draft = Draft.objects.create(
        search=old.search, owner=by.user, changed_by=by.user, person=old.person, answers=old.answers, decision=old.decision,
        photo=old.photo, started_at=at, changed_at=at,
    )  # fmt: skip
    row.outcome, row.outcome_note, row.outcome_at, row.outcome_by = "", None, None, ""
    row.save(update_fields=["draft", *SHOWN])
    audit.record("found-again", row, by=by, at=at, operation=operation.code)
    return row

"""Other facts of an operation or of one line; after the hand-over with a reason that is kept."""

from django.db import transaction

from clients.actions.outreach.locks import corrected, line, locked, moment
from clients.actions.refused import Refused
from clients.models import Draft
from clients.outreach import telling
from rptc import audit
from rptc.lib.refused import saved

TOLD = ("identity", "problem", "condition")


@transaction.atomic
def change(operation, *, agencies=None, reason="", by, at=None, **changes):
    """Change fields of an operation that is not over: kind, place, district, starts_at, ends_at, order_number,
    order_scan; and its agencies. Returns it."""
    at, row = moment(at), locked(operation, by)
    changed = sorted(name for name, value in changes.items() if getattr(row, name) != value)
    others = agencies is not None and set(agencies) != set(row.agencies.all())
    if not (changed or others):
        return row
    corrected(row, "facts", reason, by=by, at=at)
    for name in changed:
        setattr(row, name, changes[name])
    saved(row, exclude={"state", "remarks"}, refuse=Refused)
    if others:
        row.agencies.set(agencies)
    audit.record("operation-changed", row, by=by, at=at, fields=changed + ["agencies"] * others)
    return row


@transaction.atomic
def correct(found, seen, *, reason="", by, at=None):
    """Another look at one line. The draft hears of it where nobody has saved that section yet. Returns the Found."""
    at, (operation, row) = moment(at), line(found, by)
    seen = seen.named(operation, row.position)
    changes = {name: value for name, value in seen.counted().items() if getattr(row, name) != value}
    corrected(operation, "changed", reason, by=by, at=at, position=row.position)
    for name, value in changes.items():
        setattr(row, name, value)
    saved(row, exclude={"alike", "outcome_note"}, refuse=Refused)
    _tell(row, operation, seen)
    audit.record("found-changed", row, by=by, at=at, fields=sorted(changes), operation=operation.code)
    return row


def _tell(row, operation, seen):
    draft = Draft.objects.select_for_update().get(pk=row.draft_id)
    told = telling.sections(operation, seen)
    for code in TOLD:
        kept = draft.answers.get(code, {})
        if code in told and "version" not in kept:
            old = {n: v for n, v in kept.get("data", {}).items() if n not in ("estimated_age", "age_unknown")}
            draft.answers[code] = kept | {"data": old | told[code]}
    draft.save(update_fields=["answers"])

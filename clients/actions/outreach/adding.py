"""A person more: a search, a draft that says what was seen, and the line that belongs to the operation."""

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from clients.actions import drafts
from clients.actions import search as searches
from clients.actions.outreach.locks import corrected, locked, moment
from clients.actions.refused import Refused
from clients.models import Found, Operation
from clients.outreach import likely, telling
from rptc import audit
from rptc.lib.refused import saved


@transaction.atomic
def add(operation, seen, *, key, photo=None, reason="", by, at=None):
    """Write somebody down as `seen`; returns the Found. `key` names the row of the screen: a second press, also at the
    same moment, finds the line that stands. `reason` is asked for once the people were handed over.

    Refused when the operation has not begun or is over.
    """
    at, row = moment(at), locked(operation, by)
    if there := row.people.filter(key=key).select_related("draft").first():
        return there
    if row.state == Operation.State.PLANNED:
        raise Refused(_("This operation has not begun yet. Set out first."), row)
    position = (row.people.aggregate(last=Max("position"))["last"] or 0) + 1
    seen = seen.named(row, position)
    corrected(row, "added", reason, by=by, at=at, position=position)
    made = Found(
        operation=row, draft=_draft(row, seen, photo, by, at), position=position, key=key, added_at=at, added_by=by.label,
        alike=likely.people(seen, at, by.user) if seen.has_name else [], **seen.counted(),
    )  # fmt: skip
    saved(made, exclude={"alike", "outcome_note"}, refuse=Refused)
    audit.record("found-added", made, by=by, at=at, operation=row.code)
    return made


def _draft(operation, seen, photo, by, at):
    """Nobody is registered without a search, here too: each line has its own."""
    search = searches.ask(seen.name, by=by)
    draft = drafts.start(search, by=by, told=telling.sections(operation, seen), at=at)
    if photo:
        draft.photo = photo
        draft.save(update_fields=["photo"])
    return draft

"""Writing the answers of a draft: as typed, under a lock, and never over what somebody else wrote meanwhile."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from clients.actions.refused import Refused
from clients.models import Draft
from rptc import audit
from rptc.lib.codes import code as new_code

KEEP = object()
AT_IT = timedelta(minutes=30)  # a pause longer than this starts a new "since"


class Overtaken(Exception):
    """Somebody saved this section after the page was opened; `kept` is what stands there now."""

    def __init__(self, draft, kept):
        super().__init__(draft.code)
        self.draft, self.kept = draft, kept


@transaction.atomic
def save(draft, section, data, *, version, by, page="", done=None, photo=KEEP, at=None):
    """Keep the raw answers of a section; returns the draft with its new version.

    `version` is the draft's when the page was opened (None: the last one counts), `page` the page's own token
    (its autosaves follow each other).
    `photo` replaces the draft's photo, or takes it away (None); a replaced one is left to the tidying of files.
    `done`: True when finished, False when not; None leaves it, as a draft save does. Raises Overtaken, Refused.
    """
    row = _opened(draft, section, version, page)
    kept = row.answers.get(section, {})
    row.answers[section] = kept | {"data": data, "done": kept.get("done", False) if done is None else done}
    if photo is not KEEP:
        row.photo = photo
        audit.record("draft-photo-changed", row, by=by, at=at)
    return _stamped(row, section, page, by, at)


@transaction.atomic
def put_item(draft, section, item, data, *, version, by, at=None):
    """Add a row to a list section (`item` empty), or replace one; the section counts as unfinished again."""
    row = _opened(draft, section, version if item else None, "")
    kept = row.answers.get(section, {})
    items = kept.get("items", {}) | {item or new_code(): data}
    row.answers[section] = kept | {"items": items, "data": {}, "done": False}
    return _stamped(row, section, "", by, at)


@transaction.atomic
def remove_item(draft, section, item, *, by, at=None):
    """Take a row out of a list section."""
    row = _opened(draft, section, None, "")
    kept = row.answers.get(section, {})
    items = {key: data for key, data in kept.get("items", {}).items() if key != item}
    row.answers[section] = kept | {"items": items, "done": False}
    return _stamped(row, section, "", by, at)


def _opened(draft, section, version, page):
    row = Draft.objects.select_for_update().get(pk=draft.pk)
    if row.submitted_at or row.dropped_at:
        raise Refused(_("This draft is closed. Nothing was changed."), row)
    kept = row.answers.get(section, {})
    same_page = page and page == kept.get("page")
    if version is not None and kept.get("version", 0) > version and not same_page:
        raise Overtaken(row, kept)
    return row


def _stamped(row, section, page, by, at):
    """Grow the version and note who is at this section, and since when without a long pause."""
    at, kept = at or timezone.now(), row.answers[section]
    goes_on = kept.get("by") == by.id and at - parse_datetime(kept["at"]) < AT_IT
    row.version += 1
    since = kept["since"] if goes_on else at.isoformat()
    row.answers[section] = kept | {
        "version": row.version,
        "page": page,
        "by": by.id,
        "name": by.label,
        "since": since,
        "at": at.isoformat(),
    }
    row.changed_at, row.changed_by = at, by.user
    row.save(update_fields=["answers", "version", "photo", "changed_at", "changed_by"])
    return row

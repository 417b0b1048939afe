"""The other names of a person: added, corrected, retired with a reason."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from clients.actions.identity import writing
from clients.actions.refused import Refused
from clients.models import OtherName
from rptc import audit
from rptc.lib.refused import saved
from rptc.lib.texts import one_line


@transaction.atomic
def add(person, *, kind, name, since=None, source="", by, at=None):
    """Record one more name of a person's; returns the OtherName. `since` is a WITA date or None.

    Raises Refused: an empty name, one that stands already, a day to come.
    """
    writing.may(by)
    writing.locked(person)
    row = OtherName(
        person=person, kind=kind, name=one_line(name), since=writing.past(since), source=source.strip(),
        recorded_at=at or timezone.now(), recorded_by=by.label,
    )  # fmt: skip
    if not row.name:
        raise Refused(_("Write the name."))
    saved(row, exclude=["keys"], refuse=Refused)
    audit.record("name-added", row, by=by, at=at, kind=kind)
    return row


@transaction.atomic
def retire(name, *, as_, reason, by, at=None):
    """Take a name out of use (`as_` "unused") or say that it was a mistake ("mistake"), with a reason; returns it.

    What was a mistake finds nobody any more. Retiring twice changes nothing.
    """
    writing.may(by)
    reason = writing.said(reason, _("Say why the name is retired."))
    row = writing.one_row(OtherName, name)
    if row.retired_at:
        return row
    row.retired_as, row.retired_reason = as_, reason
    row.retired_at, row.retired_by = at or timezone.now(), by.label
    row.save(update_fields=["retired_as", "retired_reason", "retired_at", "retired_by"])
    audit.record("name-retired", row, by=by, at=at, kind=row.kind, retired_as=as_)
    return row


@transaction.atomic
def correct(name, *, to, reason, by, at=None):
    """Write a name as it should have been: the old row is retired as a mistake, a new one stands. Returns the new."""
    if OtherName.objects.filter(pk=name.pk, retired_at__isnull=False).exists():
        raise Refused(_("This name is retired already."))
    old = retire(name, as_=OtherName.Retired.MISTAKE, reason=reason, by=by, at=at)
    return add(old.person, kind=old.kind, name=to, since=old.since, source=old.source, by=by, at=at)

"""Files joined by mistake are parted again: the newest join first."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from clients.actions.alerting import RESTRICTING
from clients.actions.identity import fields, writing
from clients.actions.identity.joining import told
from clients.actions.refused import Refused
from clients.models import Alert, Merge, Person


@transaction.atomic
def undo(merge, *, reason, by, at=None):
    """Part two files again; returns the Merge. Undoing twice changes nothing.

    A value that joining had replaced comes back, unless somebody has changed it since. What was written while they were
    joined stays at the file it was written in. Raises Refused while a later join of the same person stands.
    """
    writing.may(by, writing.JOINS)
    reason, at = writing.said(reason, _("Say why the files are parted again.")), at or timezone.now()
    writing.locked(merge.duplicate)
    row = (
        Merge.objects.select_for_update(of=("self",))
        .select_related("canonical", "duplicate")
        .get(pk=merge.pk)
    )
    if row.undone_at:
        return row
    people = list(Person.objects.same_as_row(row.canonical_id))
    if Merge.objects.standing().about(people).first() != row:
        raise Refused(_("A later join of this person stands. Undo that one first."))
    _parted(row)
    _opened(row, people)
    row.undone_at, row.undone_by, row.undone_reason = at, by.label, reason
    row.save(update_fields=["undone_at", "undone_by", "undone_reason"])
    told("files-parted", row, by, at)
    return row


def _parted(row):
    Person.objects.filter(pk=row.duplicate_id).update(canonical=None)
    Person.objects.filter(pk__in=row.kept["moved"]).update(canonical=row.duplicate_id)
    now = fields.values(row.canonical, fields.FIELDS)
    before, after = row.kept["before"], row.kept["after"]
    fields.write(
        row.canonical, {column: value for column, value in before.items() if now[column] == after[column]}
    )


def _opened(row, people):
    """What was restricted only by joining is open again, where no open warning restricts its own side."""
    theirs = {row.duplicate_id, *row.kept["moved"]}
    for side in (theirs, {person.pk for person in people} - theirs):
        secret = Alert.objects.filter(person__in=side, kind=RESTRICTING, ended_at__isnull=True)
        if not secret.exists():
            Person.objects.filter(pk__in=side & set(row.kept["restricted"])).update(restricted=False)

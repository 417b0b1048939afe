"""Two files of one person joined: every row stays where it is, and who somebody is, is looked up in one step."""

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from clients.actions.identity import fields, obstacles, suspecting, writing
from clients.actions.refused import Refused
from clients.models import Merge, Person
from rptc import audit


@transaction.atomic
def join(canonical, duplicate, *, reason, chosen=(), by, at=None):
    """`duplicate` is the same person as `canonical`, whose file goes on; returns the Merge.

    `chosen` are codes of `fields.FIELDS` of which the duplicate's value stands. A restricted file makes both restricted.
    Raises Refused: somebody else joined one of them meanwhile, they are said to be two people, both have an open case,
    or their stays overlap. Duplicates that were found earlier follow.
    """
    writing.may(by, writing.JOINS)
    reason = writing.said(reason, _("Say how one sees that this is the same person."))
    at, (canonical, duplicate, mine, theirs) = at or timezone.now(), _locked(canonical, duplicate)
    obstacles.check(mine, theirs)
    kept = _took_over(canonical, duplicate, chosen) | {"restricted": _restricted(mine + theirs, by, at)}
    kept["moved"] = [row.pk for row in theirs if row != duplicate]
    Person.objects.filter(pk__in=kept["moved"]).update(canonical=canonical)
    Person.objects.filter(pk=duplicate.pk).update(canonical=canonical)
    made = Merge.objects.create(
        duplicate=duplicate, canonical=canonical, reason=reason, kept=kept, recorded_at=at, recorded_by=by.label
    )  # fmt: skip
    suspecting.settle(mine, theirs, suspecting.SETTLED.JOINED, by, at)
    told("files-joined", made, by, at, fields=sorted(set(chosen) & set(fields.FIELDS)))
    return made


def told(verb, merge, by, at, **data):
    """On both files."""
    for mine, theirs in ((merge.canonical, merge.duplicate), (merge.duplicate, merge.canonical)):
        audit.record(verb, merge, by=by, at=at, person_code=mine.code, other=theirs.code, **data)


def _locked(canonical, duplicate):
    """Both people and the rows of each, locked together in one order, as they now stand."""
    pair = {canonical.pk, duplicate.pk}
    wanted = Person.objects.select_for_update(no_key=True).filter(Q(pk__in=pair) | Q(canonical__in=pair))
    list(
        wanted.order_by("pk")
    )  # while one waited, an earlier duplicate may have come to one of them: read again
    rows = {row.pk: row for row in wanted.order_by("pk")}
    one, other = rows[canonical.pk], rows[duplicate.pk]
    if one.own_id == other.own_id:
        raise Refused(_("These files are joined already."))
    if one.canonical_id or other.canonical_id:
        raise Refused(_("Somebody else has just joined one of these files. Look at both again."))
    groups = [[row for row in rows.values() if row.own_id == own.pk] for own in (one, other)]
    return one, other, *groups


def _took_over(canonical, duplicate, chosen):
    before, after = fields.values(canonical, chosen), fields.values(duplicate, chosen)
    fields.write(canonical, after)
    return {"before": before, "after": after}


def _restricted(rows, by, at):
    """The keys of what was open to all and is restricted now."""
    if not any(row.restricted for row in rows):
        return []
    opened = [row for row in rows if not row.restricted]
    Person.objects.filter(pk__in=[row.pk for row in opened]).update(restricted=True)
    for row in opened:
        audit.record("file-restricted", row, by=by, at=at)
    return [row.pk for row in opened]

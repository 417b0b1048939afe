"""These are two people: remembered, so that nobody is asked again; and taken back when somebody knows better."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from clients.actions.identity import suspecting, writing
from clients.actions.refused import Refused
from clients.models import Person, TwoPeople
from rptc import audit


@transaction.atomic
def two_people(person, other, *, reason, by, at=None):
    """The unit head says that two files are of two people, and why; returns the TwoPeople. Said twice it stands once."""
    writing.may(by, writing.JOINS)
    reason = writing.said(reason, _("Say how one sees that these are two people."))
    if len({row.own_id for row in Person.objects.filter(pk__in=[person.pk, other.pk])}) == 1:
        raise Refused(_("These files are joined. Undo that first."))
    return remember(person, other, reason=reason, by=by, at=at)


def remember(person, other, *, reason, by, at=None):
    """Write down that two files are of two people, whoever found it; inside a transaction."""
    one, two = sorted((person, other), key=lambda p: p.pk)
    for row in (one, two):
        writing.locked(row)
    held = TwoPeople.objects.standing().between(one, two).first()
    row = held or TwoPeople.objects.create(
        one=one, other=two, reason=reason, recorded_at=at or timezone.now(), recorded_by=by.label
    )
    suspecting.settle([one], [two], suspecting.SETTLED.TWO_PEOPLE, by, at)
    if not held:
        _record("two-people", row, by, at)
    return row


@transaction.atomic
def reconsider(row, *, reason, by, at=None):
    """Take back that these are two people; returns the row. They may be offered, and joined, again."""
    writing.may(by, writing.JOINS)
    reason = writing.said(reason, _("Say why it is reconsidered."))
    row = TwoPeople.objects.select_for_update(of=("self",)).select_related("one", "other").get(pk=row.pk)
    if row.reconsidered_at:
        return row
    row.reconsidered_at, row.reconsidered_by, row.reconsidered_reason = at or timezone.now(), by.label, reason
    row.save(update_fields=["reconsidered_at", "reconsidered_by", "reconsidered_reason"])
    _record("two-people-reconsidered", row, by, at)
    return row


def _record(verb, row, by, at):
    """On both files."""
    for mine, theirs in ((row.one, row.other), (row.other, row.one)):
        audit.record(verb, row, by=by, at=at, person_code=mine.code, other=theirs.code)

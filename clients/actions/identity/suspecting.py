"""Two files that may be one person's: anybody of the staff says so, the unit head settles it."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from clients.actions.identity import writing
from clients.actions.refused import Refused
from clients.models import Person, PossibleDuplicate, TwoPeople
from rptc import audit
from rptc.lib.refused import saved

SETTLED = PossibleDuplicate.Settled


@transaction.atomic
def suspect(person, *, other=None, reason, by, at=None):
    """Put a possible duplicate on the list of the unit head; returns the PossibleDuplicate.

    `other` is the file it may be the same as, or None. Raises Refused: no reason, the same file, on the list already,
    or said to be two people.
    """
    writing.may(by, "clients.see_file")
    reason = writing.said(reason, _("Say why this may be the same person."))
    person = writing.locked(person)
    other = other and Person.objects.get(pk=other.own_id)
    if other and TwoPeople.objects.standing().between(person, other).exists():
        raise Refused(_("It was decided that these are two people. The unit head can reconsider it."))
    if waiting(person, other):
        raise Refused(_("This is on the list of the unit head already."))
    row = put(person, other, reason=reason, by=by, at=at)
    audit.record("possible-duplicate", row, by=by, at=at, other=other.code if other else "")
    return row


def put(person, other, *, reason, by, at=None):
    """A row of the list, whoever found it; inside a transaction, and where none waits."""
    row = PossibleDuplicate(
        person=person, other=other, reason=reason, recorded_at=at or timezone.now(), recorded_by=by.label
    )
    return saved(row, exclude=["reason"], refuse=Refused)


def waiting(person, other):
    """Whether these two, in whatever order, wait for the unit head."""
    pairs = [(person, other), (other, person)]
    return any(PossibleDuplicate.objects.waiting().filter(person=a, other=b).exists() for a, b in pairs if a)


@transaction.atomic
def withdraw(row, *, by, at=None):
    """The unit head finds nothing to compare; returns the row. Withdrawing twice changes nothing."""
    writing.may(by, writing.JOINS)
    row = PossibleDuplicate.objects.select_for_update(of=("self",)).select_related("person").get(pk=row.pk)
    if not row.settled_at:
        _settle(row, SETTLED.WITHDRAWN, by, at)
        audit.record("suspicion-withdrawn", row, by=by, at=at)
    return row


def settle(people, others, as_, by, at):
    """Every suspicion between two groups of people comes off the list."""
    pairs = [(people, others), (others, people)]
    for some, rest in pairs:
        for row in PossibleDuplicate.objects.waiting().filter(person__in=some, other__in=rest):
            _settle(row, as_, by, at)


def _settle(row, as_, by, at):
    row.settled_as, row.settled_at, row.settled_by = as_, at or timezone.now(), by.label
    row.save(update_fields=["settled_as", "settled_at", "settled_by"])

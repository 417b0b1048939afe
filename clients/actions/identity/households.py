"""Clients who live together, and a relative who is a client too."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from clients.actions.identity import writing
from clients.actions.refused import Refused
from clients.models import Household, Membership, Relative
from rptc import audit
from rptc.lib.refused import saved


@transaction.atomic
def join(person, *, other, since=None, by, at=None):
    """`person` lives together with `other`, in the household of whichever has one; returns the Membership of `person`.

    Raises Refused: the same person, both in a household already, a day to come.
    """
    writing.may(by)
    at, since = at or timezone.now(), writing.past(since)
    people = _both(person, other)
    held = [_held(one) for one in people]
    if all(held):
        raise Refused(_already(held))
    household = next((row.household for row in held if row), None) or Household.objects.create(made_at=at)
    rows = [row or _member(household, one, since, by, at) for one, row in zip(people, held, strict=True)]
    return rows[0]


def _already(held):
    if held[0].household_id == held[1].household_id:
        return _("Both belong to this household already.")
    return _("Both belong to a household. Record first that one of them left.")


def _both(person, other):
    """Both canonical people, locked the older first."""
    rows = {one.pk: writing.locked(one) for one in sorted((person, other), key=lambda one: one.own_id)}
    if rows[person.pk] == rows[other.pk]:
        raise Refused(_("This is the same client. Choose another one."))
    return rows[person.pk], rows[other.pk]


def _held(person):
    rows = Membership.objects.filter(ended_at__isnull=True, person__in=type(person).objects.same_as(person))
    return rows.select_related("household").first()


def _member(household, person, since, by, at):
    row = Membership(household=household, person=person, since=since, recorded_at=at, recorded_by=by.label)
    saved(row, refuse=Refused)
    audit.record("household-joined", row, by=by, at=at)
    return row


@transaction.atomic
def leave(member, *, reason, until=None, by, at=None):
    """Somebody no longer lives in the household, with a reason; returns the Membership. Leaving twice changes nothing."""
    writing.may(by)
    reason = writing.said(reason, _("Say why this client no longer belongs to the household."))
    row = writing.one_row(Membership, member)
    if row.ended_at:
        return row
    row.until, row.ended_at = writing.past(until, "until"), at or timezone.now()
    row.ended_by, row.ended_reason = by.label, reason
    saved(row, refuse=Refused)
    audit.record("household-left", row, by=by, at=at)
    return row


@transaction.atomic
def is_client(*, relative, client, by, at=None):
    """A relative of the file is known as a client too (`client` a Person, or None to take it back); returns the Relative."""
    writing.may(by)
    row = Relative.objects.select_for_update(of=("self",)).select_related("person").get(pk=relative.pk)
    if client and client.own_id == row.person.own_id:
        raise Refused(_("Nobody is their own family. Choose another client."))
    row.client = client
    row.save(update_fields=["client"])
    audit.record("relative-linked" if client else "relative-unlinked", row.person, by=by, at=at)
    return row

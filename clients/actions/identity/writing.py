"""What every act on an identity asks first: who may, on which row, said why."""

from django.utils import timezone
from django.utils.translation import gettext as _

from clients.actions.refused import Refused
from clients.models import Person
from rptc.flow import NotAllowed

WRITES, JOINS = "clients.register", "clients.join_files"


def may(by, permission=WRITES):
    if not by.may(permission):
        raise NotAllowed(permission)


def locked(person):
    """The canonical person of `person` as it now stands, with every row of the same human being locked, in one order.

    Whom somebody is may change while one waits: then it is asked again.
    """
    while True:
        [canonical] = Person.objects.filter(pk=person.pk).values_list("canonical", flat=True)
        own = canonical or person.pk
        rows = {row.pk: row for row in Person.objects.select_for_update(no_key=True).same_as_row(own)}
        if own in rows and person.pk in rows and rows[own].canonical_id is None:
            return rows[own]


def one_row(model, row):
    """A row of a history as it now stands, with its person locked first."""
    locked(row.person)
    return model.objects.select_for_update(of=("self",)).select_related("person").get(pk=row.pk)


def said(reason, sentence):
    """The reason, or a refusal that asks for it."""
    reason = (reason or "").strip()
    if not reason:
        raise Refused(sentence)
    return reason[:300]


def past(day, field="since"):
    """A WITA date or None, never one to come."""
    if day and day > timezone.localdate():
        refused = Refused(_("This day lies in the future. Give the day it was."))
        refused.field = field
        raise refused
    return day

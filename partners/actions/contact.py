"""Who answers at a partner, and the PIN that proves it."""

import secrets

from django.db import transaction
from django.utils import timezone

from partners.actions.changes import locked, write
from partners.models import Contact
from rptc import audit

DIGITS = "01234567890123456789"


class AlreadyGiven(Exception):
    """A PIN was given after the page was opened: giving another would kill the one just told."""


@transaction.atomic
def add(partner, *, by, **fields):
    """A new contact; the same active person with the same number is returned, not doubled."""
    locked(partner)
    contact = partner.contacts.active().filter(name=fields["name"], phone=fields["phone"]).first()
    if contact is None:
        contact = Contact.objects.create(partner=partner, **fields)
        audit.record("contact-added", partner, by=by, contact=contact.code)
    return contact


@transaction.atomic
def change(contact, *, by, **fields):
    """Change a contact. Links that run keep it, and its PIN stays."""
    contact = locked(contact)
    if changed := write(contact, fields):
        audit.record("contact-changed", contact.partner, by=by, contact=contact.code, fields=changed)
    return contact


@transaction.atomic
def end(contact, *, by, at=None):
    """The person no longer answers there; what they confirmed keeps their name."""
    contact = locked(contact)
    if contact.ended_at is None:
        contact.ended_at = at or timezone.now()
        contact.save(update_fields=["ended_at"])
        audit.record("contact-ended", contact.partner, by=by, at=at, contact=contact.code)
    return contact


@transaction.atomic
def give_pin(contact, *, by, seen=None, at=None):
    """A new six-digit PIN, returned this once and kept hashed; the old one stops working.

    `seen` is the `pin_set_at` that the officer saw; AlreadyGiven when somebody gave one since.
    """
    contact = locked(contact)
    if contact.pin_set_at != seen:
        raise AlreadyGiven
    pin = _pin()
    contact.set_pin(pin, at=at)
    contact.save(update_fields=["pin_hash", "pin_set_at"])
    audit.record("contact-pin-given", contact.partner, by=by, at=at, contact=contact.code)
    return pin


def _pin():
    """Six random digits that nobody guesses first: no run like 345678, at least three different digits."""
    while guessable(pin := f"{secrets.randbelow(10**6):06d}"):
        pass
    return pin


def guessable(pin):
    """Whether six digits are among the first that anybody would try."""
    return len(set(pin)) < 3 or pin in DIGITS or pin in DIGITS[::-1]

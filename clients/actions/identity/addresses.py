"""Where somebody lives: a new address of a kind ends the one before."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from clients.actions.identity import writing
from clients.actions.refused import Refused
from clients.models import Address
from rptc import audit
from rptc.lib.refused import saved
from rptc.lib.texts import one_line


@transaction.atomic
def add(person, *, kind, text, district=None, since=None, by, at=None):
    """Record an address that holds since a WITA date (None: nobody knows); returns the Address.

    The one of the same kind that held ends that day. A home is also what the file and the letters show.
    """
    writing.may(by)
    own, at = writing.locked(person), at or timezone.now()
    row = Address(
        person=own, kind=kind, text=one_line(text), district=district, since=writing.past(since),
        recorded_at=at, recorded_by=by.label,
    )  # fmt: skip
    if not row.text:
        raise Refused(_("Write the address."))
    for old in own.addresses.current().filter(kind=kind):
        until = since if since and (not old.since or since >= old.since) else None
        _ended(old, until, Address.Ended.MOVED, "", by, at)
    saved(row, refuse=Refused)
    if kind == Address.Kind.HOME:
        _home(own, row)
    audit.record("address-added", row, by=by, at=at, kind=kind)
    return row


@transaction.atomic
def end(address, *, as_, reason, until=None, by, at=None):
    """End an address with a reason: moved away, or entered in error; returns it. Ending twice changes nothing."""
    writing.may(by)
    reason = writing.said(reason, _("Say why this address ends."))
    row = writing.one_row(Address, address)
    if row.ended_at:
        return row
    _ended(row, writing.past(until, "until"), as_, reason, by, at or timezone.now())
    if row.kind == Address.Kind.HOME:
        _home(row.person, None)
    audit.record("address-ended", row, by=by, at=at, kind=row.kind, ended_as=as_)
    return row


def _ended(row, until, as_, reason, by, at):
    row.until, row.ended_as, row.ended_at, row.ended_by, row.ended_reason = until, as_, at, by.label, reason
    saved(row, refuse=Refused)


def _home(person, row):
    person.address, person.district = (row.text, row.district) if row else ("", None)
    person.save(update_fields=["address", "district"])

"""People of a partner with an account: joined once behind an invitation, ended, their own PIN."""

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from clients.actions.refused import Refused
from partners.actions import contact as contacts
from partners.actions.changes import locked
from partners.actions.invitation import invite, withdraw
from partners.models import Contact, Member
from rptc import audit
from rptc.accounts.actions import people
from rptc.flow import NotAllowed
from rptc.lib.actor import Actor

__all__ = ["end", "invite", "join", "may_end", "set_pin", "withdraw"]


@transaction.atomic
def join(invitation, *, password):
    """The Member of an invitation, once, with their account; None when the invitation or the partner ended meanwhile."""
    partner, row = locked(invitation.partner), locked(invitation)
    ended = partner.ended_on or (row.contact and row.contact.ended_at)
    user = None if ended else people.join(row.invitation, password=password)
    if user is None:
        return None
    member = Member.objects.create(
        user=user, partner=partner, contact=_contact(row), invited_by=row.invited_by
    )
    by = Actor.contact(member.contact, user.full_name, means="account")
    audit.record("member-joined", partner, by=by, contact=member.contact.code)
    return member


@transaction.atomic
def end(member, *, by, at=None):
    """The account is closed and its sessions end at once. Where the partner's first contact ends it, the person no
    longer answers by link either; for the unit that is another act. Ending twice changes nothing."""
    member = locked(member)
    if not may_end(member, by):
        raise NotAllowed("end")
    if member.ended_at is None:
        member.ended_at, member.ended_by = at or timezone.now(), by.label
        member.save(update_fields=["ended_at", "ended_by"])
        people.close(member.user, by=by)
        audit.record("member-ended", member.partner, by=by, at=at, contact=member.contact.code)
    if by.kind == "contact":
        contacts.end(member.contact, by=by, at=at)
    return member


@transaction.atomic
def set_pin(member, *, pin, by, at=None):
    """A PIN of the member's own choice for their links; Refused when anybody would guess it."""
    if contacts.guessable(pin):
        raise Refused(_("This PIN is easy to guess. Choose six other digits."))
    contact = locked(member.contact)
    contact.set_pin(pin, at=at)
    contact.save(update_fields=["pin_hash", "pin_set_at"])
    audit.record("contact-pin-set", member.partner, by=by, at=at, contact=contact.code)
    return contact


def may_end(member, by):
    """The unit's keeper of partners, or the partner's first contact, who does not end themselves."""
    first = member.partner.contacts.active().first()
    is_first = by.kind == "contact" and first is not None and by.id == str(first.pk)
    return by.may("partners.edit") or (is_first and member.contact_id != first.pk)


def _contact(row):
    """The contact that gets the account; a new one, called last, for a colleague or after an account that ended."""
    if row.contact and not Member.objects.filter(contact=row.contact).exists():
        return row.contact
    last = row.partner.contacts.active().aggregate(last=Max("order"))["last"] or 0
    return Contact.objects.create(
        partner=row.partner, name=row.invitation.full_name, position=row.position, phone=row.phone,
        phone_as_given=str(row.phone)[:40], order=last + 1,
    )  # fmt: skip

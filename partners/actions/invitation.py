"""Inviting somebody of a partner to an account: a contact itself, or a colleague by name."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from clients.actions.refused import Refused
from partners.actions.changes import locked
from partners.inviting import sign_in_name
from partners.models import Member, MemberInvitation
from rptc import audit
from rptc.accounts.actions import people
from rptc.flow import NotAllowed


@transaction.atomic
def invite(partner, *, by, contact=None, full_name="", position="", phone=""):
    """Invite `contact` itself, or a colleague by name: 7 days. Returns the MemberInvitation with its `token`, which is
    shown once. An open invitation of the same person is withdrawn. Raises NotAllowed, Refused.

    A colleague never becomes a contact that stands already: nobody takes another's place by typing their name.
    """
    partner = locked(partner)
    _may_invite(partner, by)
    who = _themselves(contact, partner) if contact else _colleague(partner, full_name, position, phone)
    older = partner.member_invitations.waiting().filter(
        invitation__full_name=who["full_name"], phone=who["phone"]
    )
    username = older[0].invitation.username if older else sign_in_name(who["full_name"])
    made = people.invite(username=username, full_name=who["full_name"], role=people.OUTSIDE, by=by)
    row = MemberInvitation.objects.create(
        invitation=made, partner=partner, contact=contact, position=who["position"], phone=who["phone"], invited_by=by.label
    )  # fmt: skip
    row.token = made.token
    audit.record("member-invited", partner, by=by, invitation=row.code)
    return row


@transaction.atomic
def withdraw(invitation, *, by, at=None):
    """The link of an invitation works no more; a used one stays used."""
    if not by.may("partners.edit"):
        raise NotAllowed("withdraw")
    row = locked(invitation)
    waiting = type(row.invitation).objects.filter(pk=row.invitation_id, used_at=None, withdrawn_at=None)
    if waiting.update(withdrawn_at=at or timezone.now()):
        audit.record("member-invitation-withdrawn", row.partner, by=by, at=at, invitation=row.code)
    return row


def _may_invite(partner, by):
    inside = by.kind == "contact" and partner.contacts.active().filter(pk=by.id).exists()
    if not (by.may("partners.edit") or inside):
        raise NotAllowed("invite")
    if partner.ended_on:
        raise Refused(_("This partner no longer works with the unit."))


def _themselves(contact, partner):
    contact = locked(contact)
    if contact.partner_id != partner.pk or contact.ended_at:
        raise Refused(_("This person no longer answers for the partner."))
    if Member.objects.active().filter(contact=contact).exists():
        raise Refused(_("%(name)s has an account already.") % {"name": contact})
    return {"full_name": contact.name, "position": contact.position, "phone": contact.phone}


def _colleague(partner, full_name, position, phone):
    if partner.contacts.active().filter(name__iexact=full_name, phone=phone).exists():
        raise Refused(_("%(name)s is a contact already and is invited as one.") % {"name": full_name})
    return {"full_name": full_name, "position": position, "phone": phone}

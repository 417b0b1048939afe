"""Who a rung means, as addresses of the outbox, for one referral."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

RINGING = {"whatsapp", "phone", "email", "official_letter"}
BY_HAND = {"whatsapp", "phone", "official_letter"}
OFFICES = {
    "dinas_head": ("office:dinas_head", _("Head of the social office")),
    "partner_head": ("office:partner_head", _("Head of the partner")),
}
STAFF = {
    "unit_head": ("role:unit_head", _("Unit head")),
    "duty_officer": ("role:shelter_officer", _("Duty officer")),
    "administration": ("role:administration", _("Administration")),
}
CONTACTS = {"partner_contact": 0, "partner_second_contact": 1}


@dataclass(frozen=True)
class Audience:
    """Where a line goes; `outside` when a person of the unit has to carry it there."""

    to: str
    label: str = ""
    outside: bool = False


def of(referral, audience):
    """The Audience of a name in the ladder's table. A second contact that is missing means the first; None when the
    partner has nobody to call."""
    if audience == "case_worker":
        return Audience(f"user:{referral.worker_id}")
    if audience in STAFF:
        to, label = STAFF[audience]
        return Audience(to, str(label))
    if audience in OFFICES:
        to, label = OFFICES[audience]
        return Audience(to, str(label), outside=True)
    return _contact(referral, CONTACTS[audience])


def ways(audience, channels):
    """The channels that make sense for an audience. WhatsApp to somebody of the unit is their line in the program; the
    program reaches nobody outside, so a contact gets WhatsApp instead, and an office what else the rung names."""
    if audience in CONTACTS:
        wanted = ["whatsapp" if channel == "in_app" else channel for channel in channels]
    elif audience in OFFICES:
        wanted = [channel for channel in channels if channel != "in_app"] or channels
    else:
        wanted = ["in_app" if channel == "whatsapp" else channel for channel in channels]
    return list(dict.fromkeys(wanted))


def _contact(referral, place):
    contacts = list(referral.partner.contacts.active()[: place + 1])
    return Audience(f"contact:{contacts[-1].pk}", contacts[-1].name, outside=True) if contacts else None

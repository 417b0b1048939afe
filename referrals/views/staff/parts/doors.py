"""The links of a referral: the address in text and as a square, WhatsApp, what is known of their fate."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from referrals import whatsapp
from referrals.audiences import BY_HAND
from referrals.models import Link


@dataclass(frozen=True)
class Door:
    """One link. `waits` says that a message to this contact has not been carried yet."""

    link: Link
    address: str
    wa: str
    tag: str
    kind: str
    waits: bool


def doors(referral, notices, now):
    """Links while the referral runs, in the order of calling."""
    waiting = {
        to for line in notices if line.state == "queued" and line.channel == "whatsapp" for to in line.to
    }
    found = []
    for link in referral.links.all():
        link.referral = referral
        if link.phase(now) == "live":
            found.append(_door(link, referral, f"contact:{link.contact_id}" in waiting))
    return found


def to_carry(notices, open_doors):
    """Lines for a person to carry; a WhatsApp stands with the link that it is about, where there is one."""
    held = {f"contact:{door.link.contact_id}" for door in open_doors}
    return [
        line for line in notices
        if line.state == "queued" and line.channel in BY_HAND and not (line.channel == "whatsapp" and held & set(line.to))
    ]  # fmt: skip


def _door(link, referral, waits):
    tag, kind = _fate(link)
    return Door(link, whatsapp.address(link), whatsapp.href(referral, link), tag, kind, waits)


def _fate(link):
    if link.locked_at:
        return _("Locked"), "danger"
    if not link.contact.pin_set_at:
        return _("No PIN given yet"), "warning"
    return (_("Told"), "success") if link.opened_in_whatsapp_at else (_("Not told yet"), "warning")

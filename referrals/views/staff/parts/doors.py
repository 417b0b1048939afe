"""The links of a referral: the address in text and as a square, WhatsApp, what is known of their fate."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from partners.models import Contact
from referrals import grouping, whatsapp
from referrals.audiences import BY_HAND
from referrals.models import Link
from rptc.lib import phones
from rptc.notices.models import Notice
from rptc.ui.templatetags import show

OPENERS = {
    "referral-sent",
    "referral-group-sent",
    "referral-link-replaced",
}  # what carries the address itself


@dataclass(frozen=True)
class Door:
    """One link. `waits` says that a message to this contact has not been carried yet."""

    link: Link
    address: str
    wa: str
    tag: str
    kind: str
    waits: bool
    tel: str = ""


def doors(referral, notices, now):
    """Links while the referral runs, in the order of calling."""
    held = [line for line in notices if line.state == "queued" and line.channel == "whatsapp"]
    links = list(referral.links.all())
    spoken, found = grouping.spoken(referral) if links else referral, []
    for link in links:
        link.referral = referral
        if link.phase_here(now) == "live":
            mine = {line.template for line in held if f"contact:{link.contact_id}" in line.to}
            found.append(_door(link, spoken, mine))
    return found


@dataclass(frozen=True)
class Carry:
    """A line for a person to carry, and what helps: a number to call, or the letters of the referral."""

    notice: Notice
    href: str = ""
    words: str = ""


def to_carry(referral, notices, open_doors):
    """Lines for a person to carry; a WhatsApp stands with the link that it is about, where there is one."""
    held = {f"contact:{door.link.contact_id}" for door in open_doors}
    lines = [
        line for line in notices
        if line.state == "queued" and line.channel in BY_HAND and not (line.channel == "whatsapp" and held & set(line.to))
    ]  # fmt: skip
    numbers = _numbers(lines)
    return [_carry(referral, line, numbers) for line in lines]


def _numbers(lines):
    """{"contact:7": number} of whom to call: one statement, and none where nobody is called."""
    called = [to.partition(":")[2] for line in lines for to in line.to if to.startswith("contact:")]
    found = Contact.objects.filter(pk__in=called).values_list("pk", "phone") if called else []
    return {f"contact:{pk}": phone for pk, phone in found}


def _carry(referral, line, numbers):
    if line.channel == Notice.Channel.LETTER:
        return Carry(line, reverse("referrals:paper-list", args=[referral.code]), _("Letters"))
    phone = next((numbers[to] for to in line.to if numbers.get(to)), None)
    return Carry(line, phones.tel(phone), show.phone(phone))


def _door(link, spoken, waiting):
    tag, kind = _fate(link, waiting)
    tel = phones.tel(link.contact.phone)
    return Door(link, whatsapp.address(link), whatsapp.href(spoken, link), tag, kind, bool(waiting), tel)


def _fate(link, waiting):
    """Whether the contact knows the address: told by us, or it has answered already. A new address has to be told."""
    if link.locked_at:
        return _("Locked"), "danger"
    if not link.contact.pin_set_at:
        return _("No PIN given yet"), "warning"
    if link.opened_in_whatsapp_at:
        return _("Told"), "success"
    answered = link.referral.answered_at and not OPENERS & waiting
    return (_("Has answered"), "success") if answered else (_("Not told yet"), "warning")

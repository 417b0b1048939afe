"""Who a rung means, as addresses of the outbox, for one subject: a referral, an incoming referral, an issue."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from rptc.accounts.models import Duty

RINGING = {"whatsapp", "phone", "email", "official_letter"}
BY_HAND = {"whatsapp", "phone", "official_letter"}
OFFICES = {
    "dinas_head": ("office:dinas_head", _("Head of the social office")),
    "partner_head": ("office:partner_head", _("Head of the partner")),
}
STAFF = {
    "unit_head": ("role:unit_head", _("Unit head")),
    "administration": ("role:administration", _("Administration")),
}
CONTACTS = {"partner_contact": 0, "partner_second_contact": 1}
WORKERS = "role:social_worker"  # who hears of what nobody works on yet
ABOVE = {"unit_head", "dinas_head", "partner_head"}


@dataclass(frozen=True)
class Audience:
    """Where a line goes (addresses); `outside` when a person of the unit has to carry it there."""

    to: tuple
    label: str = ""
    outside: bool = False


def of(subject, name, now=None):
    """The Audience of a name in the ladder's table. A second contact that is missing means the first; what is for an
    institution without a row in the registry is carried by the worker; None when the partner has nobody to call."""
    if name == "case_worker":
        return _workers(subject)
    if name == "duty_officer":
        return _on_duty(now)
    if name == "issue_owner":
        return _owner(subject)
    if name in STAFF:
        to, label = STAFF[name]
        return Audience((to,), str(label))
    if name in OFFICES:
        to, label = OFFICES[name]
        return Audience((to,), str(label), outside=True)
    return _contact(subject, CONTACTS[name])


def ways(name, channels, outside=False):
    """The channels that make sense for a name. WhatsApp to somebody of the unit is their line in the program; the
    program reaches nobody outside, so a contact gets WhatsApp instead, and an office what else the rung names."""
    if name in CONTACTS or (name == "issue_owner" and outside):
        wanted = ["whatsapp" if channel == "in_app" else channel for channel in channels]
    elif name in OFFICES:
        wanted = [channel for channel in channels if channel != "in_app"] or channels
    else:
        wanted = ["in_app" if channel == "whatsapp" else channel for channel in channels]
    return list(dict.fromkeys(wanted))


def _workers(subject):
    """Whoever works on it, and the deputy of the case."""
    case = getattr(subject, "referral", subject)
    episode = getattr(case, "episode", None)
    people = [subject.worker_id, episode.deputy_id if episode else None]
    return Audience(tuple(f"user:{pk}" for pk in people if pk) or (WORKERS,))


def _on_duty(now):
    to = tuple(f"user:{pk}" for pk in Duty.objects.at(now).values_list("user", flat=True).distinct())
    return Audience(to or ("role:shelter_officer",), str(_("Duty officer")))


def _owner(issue):
    if issue.owner_id:
        return Audience((f"user:{issue.owner_id}",), issue.owner_name)
    contact = issue.owner_contact
    if contact and contact.ended_at is None:
        return Audience((f"contact:{contact.pk}",), contact.name, outside=True)
    return _contact(issue, 0)


def _contact(subject, place):
    if subject.partner is None:
        return Audience(_workers(subject).to, subject.agency, outside=True)
    contacts = list(subject.partner.contacts.active()[: place + 1])
    return Audience((f"contact:{contacts[-1].pk}",), contacts[-1].name, outside=True) if contacts else None

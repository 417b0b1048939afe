"""The people and places of a referral, made without fixtures, for tests that make them many times."""

from rptc.lib.actor import Actor
from tests.factories import (
    BedFactory,
    ContactFactory,
    DocumentFactory,
    EpisodeFactory,
    PartnerFactory,
    ServiceFactory,
    UserFactory,
)


def receiving_partner(name, contact, *others):
    """A foundation with a PKS until the end of 2027 and one service; its contacts in order of calling."""
    partner = PartnerFactory(name=name, kind="foundation")
    DocumentFactory(partner=partner, signed_on="2025-01-01", starts_on="2025-01-01", ends_on="2027-12-31")
    ServiceFactory(partner=partner)
    for order, who in enumerate([contact, *others], start=1):
        ContactFactory(partner=partner, name=who, order=order)
    return partner


def contact_of(partner):
    """The actor behind a partner's first link."""
    contact = partner.contacts.first()
    return Actor.contact(contact, contact.name)


def people():
    """({name: actor}, the partner, a free bed, an open case of Sari's); Hasan belongs to another partner."""
    roles = {"sari": "social_worker", "rina": "unit_head", "tono": "auditor"}
    users = {
        name: UserFactory(username=name, full_name=name.title(), role=role) for name, role in roles.items()
    }
    partner, other = receiving_partner("Sentra Contoh", "Yusuf"), receiving_partner("Yayasan Lain", "Hasan")
    cast = {name: Actor.of(user) for name, user in users.items()}
    cast |= {"yusuf": contact_of(partner), "hasan": contact_of(other)}
    return cast, partner, BedFactory(room__children=True), EpisodeFactory(case_worker=users["sari"])

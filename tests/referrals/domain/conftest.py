"""A partner with everything in order, one referral's people, and a clock that a story can set."""

import pytest

from rptc.lib.actor import Actor
from tests.factories import (
    BedFactory,
    ContactFactory,
    DocumentFactory,
    EpisodeFactory,
    PartnerFactory,
    ServiceFactory,
)


@pytest.fixture
def partner(db):
    partner = PartnerFactory(name="Sentra Contoh", kind="foundation")
    DocumentFactory(partner=partner, signed_on="2025-01-01", starts_on="2025-01-01", ends_on="2027-12-01")
    ServiceFactory(partner=partner)
    ContactFactory(partner=partner, name="Yusuf", order=1)
    ContactFactory(partner=partner, name="Mira", order=2)
    return partner


@pytest.fixture
def yusuf(partner):
    """The partner officer, behind his link."""
    return Actor.contact(partner.contacts.get(name="Yusuf"), "Yusuf")


@pytest.fixture
def bed(db):
    return BedFactory(room__children=True)


@pytest.fixture
def episode(sari):
    return EpisodeFactory(case_worker=sari)

"""A case for the tests of the file."""

import pytest

from tests.factories import EpisodeFactory, PersonFactory, with_nik


@pytest.fixture
def case(sari):
    """Sari's case: a street child who is called Udin, with a NIK."""
    person = PersonFactory(full_name="Baharuddin Contoh", alias="Udin", phone="+6281355512345")
    with_nik(person)
    return EpisodeFactory(person=person, case_worker=sari, number="K-2026-0398")


@pytest.fixture
def address(case):
    """The address of a part of the file: `address("timeline/")`."""
    return lambda part="": f"/clients/{case.person.code}/{part}"

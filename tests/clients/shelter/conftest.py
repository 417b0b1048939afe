"""The house of the stay tests, and somebody in it."""

import pytest

from clients.actions import stays
from tests.clients.stay.conftest import bed, evening, house, man, wita  # noqa: F401 - fixtures


@pytest.fixture
def rusli(man, bed, andi, by):
    """Pak Rusli in Garuda 01 since noon of 22 November."""
    return stays.admit(episode=man(), bed=bed("garuda", 1), by=by(andi), at=wita("2026-11-22 12:00"))

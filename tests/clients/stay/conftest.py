"""A house of its own for these tests, so that no invented room of the demo counts in."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.utils import timezone

from clients.models import Bed, Facility
from tests import factories as make

WITA = ZoneInfo("Asia/Makassar")


def wita(text):
    """A moment of Makassar, "2026-11-24 14:32"."""
    return datetime.fromisoformat(text).replace(tzinfo=WITA)


@pytest.fixture
def evening():
    """Tuesday 24 November 2026, 21.40 WITA."""
    with time_machine.travel(wita("2026-11-24 21:40"), tick=False) as clock:
        yield clock


@pytest.fixture
def house(db):
    """One open house with a girls' room of two beds and a men's room of two."""
    Facility.objects.update(closed_on=timezone.datetime(2025, 12, 31).date())
    house = make.FacilityFactory(name="Rumah Contoh")
    for code, sex, children in (("anggrek", "female", True), ("garuda", "male", False)):
        room = make.RoomFactory(
            facility=house, code=code, name=code.title(), meant_for=sex, children=children
        )
        for n in (1, 2):
            make.BedFactory(room=room, label=f"{n:02}", code=f"test-{code}-{n:02}")
    return house


@pytest.fixture
def bed(house):
    """`bed("garuda", 1)`."""
    return lambda room, n: Bed.objects.get(room__facility=house, room__code=room, label=f"{n:02}")


@pytest.fixture
def man(db):
    """`man("Rusli")`: the open case of a man of about forty, arrived 20 November at noon."""

    def arrived(alias="Rusli", **fields):
        person = {"sex": "male", "alias": alias, "birth_date": "1986-01-01"} | fields
        person["birth_date"] = timezone.datetime.fromisoformat(person["birth_date"]).date()
        return make.EpisodeFactory(person=make.PersonFactory(**person), arrived_at=wita("2026-11-20 12:00"))

    return arrived

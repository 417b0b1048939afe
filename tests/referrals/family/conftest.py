"""A child with a mother who can be called and a grandmother who is the guardian."""

import pytest

from clients.models import Alert, Relative
from tests.referrals.domain.conftest import bed, in_english, monday, partner, world, yusuf  # noqa: F401 fixtures


@pytest.fixture
def kin(world):
    person = world.episode.person
    mother = Relative.objects.create(
        person=person, name="Ibu Murni", relation="mother", phone="+6281344445555"
    )
    granny = Relative.objects.create(
        person=person, name="Nenek Sitti", relation="grandparent", is_guardian=True, phone="+6281366667777"
    )
    return {"mother": mother, "granny": granny}


@pytest.fixture
def alert(world):
    def raise_(kind):
        return Alert.objects.create(person=world.episode.person, kind=kind, raised_by="Sari")

    return raise_

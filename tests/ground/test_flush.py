"""Between two transactional tests the database is as the migrations left it: nothing lost, nothing left over."""

import pytest
from django.core.management import call_command

from clients.models import Bed, Facility, LocalClass, Person
from rptc.sop.models import Limit
from tests.factories import BedFactory, EpisodeFactory

pytestmark = pytest.mark.django_db(transaction=True)


def seeded():
    types = LocalClass.national_types.through.objects.count()
    return types, Bed.objects.count(), Facility.objects.count(), Limit.objects.count()


def test_a_flush_takes_people_and_added_houses_and_leaves_what_migrations_wrote():
    before = seeded()
    assert all(before)
    BedFactory()
    EpisodeFactory()
    call_command("flush", interactive=False)
    assert seeded() == before
    assert not Person.objects.exists()

"""Between two transactional tests the database is as the migrations left it: nothing lost, nothing left over."""

import pytest
from django.core.management import call_command
from django.db import OperationalError

from clients.models import Bed, Facility, LocalClass, Person
from rptc.management.commands import flush
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


def test_a_flush_that_meets_a_page_still_asking_begins_again(monkeypatch):
    """Two who wait for each other: the database stops one of them, and it is the flush."""
    found, full = [], flush.Command._full

    def meet(self, cursor):
        found.append(1)
        if len(found) == 1:
            raise OperationalError("deadlock detected")
        return full(self, cursor)

    monkeypatch.setattr(flush.Command, "_full", meet)
    EpisodeFactory()
    call_command("flush", interactive=False)
    assert len(found) == 2 and not Person.objects.exists()

"""Each race five hundred times, with nothing that holds the two back but the start: however they fall, one wins.

The negative controls stand beside the single races (test_races.py of every part): without the lock they go wrong."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from clients.models import BedUse, Stay
from rptc.lib.actor import Actor
from tests.factories import BedFactory, EpisodeFactory, UserFactory
from tests.referrals.domain.people import people
from tests.referrals.domain.race import one_wins
from tests.referrals.domain.trials import STORIES

pytestmark = pytest.mark.django_db(transaction=True)
TRIALS = 500


class Pair:
    """Two people who start at the same moment, again and again, each with a thread and a connection that stay."""

    def __init__(self):
        self.pool, self.start = ThreadPoolExecutor(2), threading.Barrier(2, timeout=10)

    def __call__(self, *acts):
        return list(self.pool.map(self._run, acts))

    def _run(self, act):
        self.start.wait()
        try:
            return act()
        except Exception as error:
            return error

    def part(self):
        list(self.pool.map(lambda _: (self.start.wait(), connection.close()), range(2)))
        self.pool.shutdown()


@pytest.fixture
def pair():
    two = Pair()
    yield two
    two.part()


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.__name__)
def test_of_two_at_once_one_wins_five_hundred_times(story, pair):
    cast, partner, bed, _episode = people()
    cast["head"] = Actor.of(UserFactory(role="unit_head"))
    cast["another"] = lambda: EpisodeFactory(case_worker=cast["sari"].user)
    for _ in range(TRIALS):
        house = cast, partner, BedFactory(room=bed.room), cast["another"]()
        one_wins(story(house, pair))
        _empty_the_house()


def _empty_the_house():
    """A full house refuses the next trial, and rightly."""
    BedUse.objects.all().delete()
    Stay.objects.all().delete()

"""Two at the same moment: one gets what was asked, the other a sentence, and nobody is two people with one case."""

import pytest

from clients.actions.identity import joining
from clients.actions.refused import Refused
from clients.actions.register import register
from clients.models import Episode, LocalClass, Merge, Person
from rptc.lib.actor import Actor
from tests.factories import EpisodeFactory, PersonFactory, UserFactory
from tests.referrals.domain.race import one_wins, race

pytestmark = pytest.mark.django_db(transaction=True)
TRIALS = 4


@pytest.fixture
def head():
    return Actor.of(UserFactory(role="unit_head", username="rina"))


def test_two_who_join_the_same_files_in_opposite_ways_never_make_a_circle(head):
    for _trial in range(TRIALS):
        one, two = PersonFactory(), PersonFactory()
        one_wins(race(
            lambda a=one, b=two: joining.join(a, b, reason="x", by=head),
            lambda a=one, b=two: joining.join(b, a, reason="x", by=head),
        ))  # fmt: skip
        assert Person.objects.filter(pk__in=[one.pk, two.pk], canonical__isnull=True).count() == 1


def test_joins_that_would_chain_end_in_one_step_or_a_sentence(head):
    for _trial in range(TRIALS):
        one, two, three = (PersonFactory() for _n in range(3))
        results = race(
            lambda a=one, b=two: joining.join(a, b, reason="x", by=head),
            lambda b=two, c=three: joining.join(b, c, reason="x", by=head),
        )
        assert all(isinstance(result, (Merge, Refused)) for result in results), results
        assert not Person.objects.filter(canonical__canonical__isnull=False).exists()


def test_a_case_opened_while_its_files_are_joined_is_the_only_one(head):
    kind = LocalClass.objects.first()
    for _trial in range(TRIALS):
        one, two = PersonFactory(), EpisodeFactory().person
        arrived = Episode.objects.get(person=two).arrived_at
        told = {"arrived_at": arrived, "source": "police", "ppks_class": kind}
        results = race(
            lambda a=one, b=two: joining.join(a, b, reason="x", by=head),
            lambda a=one, e=told: register(person={}, known=a, episode=dict(e), by=head),
        )
        assert sum(isinstance(result, Refused) for result in results) == 1, results
        own = Person.objects.get(pk=two.pk)
        assert Episode.objects.running().of(own).count() == 1

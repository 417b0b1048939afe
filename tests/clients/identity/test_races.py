"""Two at the same moment: one gets what was asked, the other a sentence, and nobody is two people with one case."""

import pytest

from clients.actions import stays
from clients.actions.identity import joining, undoing
from clients.actions.refused import Refused
from clients.actions.register import register
from clients.models import Bed, Episode, LocalClass, Merge, Person, Stay
from referrals.models import Referral
from rptc.lib.actor import Actor
from tests.factories import EpisodeFactory, PersonFactory, UserFactory
from tests.referrals.domain.people import people
from tests.referrals.domain.progress import draft
from tests.referrals.domain.race import one_wins, race

pytestmark = pytest.mark.django_db(transaction=True)
TRIALS = 4


@pytest.fixture
def head():
    return Actor.of(UserFactory(role="unit_head", username="kepala"))


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


def test_a_join_undone_while_another_is_made_leaves_one_step_and_no_half(head):
    for _trial in range(TRIALS):
        one, two, three = (PersonFactory() for _n in range(3))
        made = joining.join(one, two, reason="x", by=head)
        results = race(
            lambda m=made: undoing.undo(m, reason="y", by=head),
            lambda a=three, b=one: joining.join(a, b, reason="x", by=head),
        )
        assert all(isinstance(result, (Merge, Refused)) for result in results), results
        assert not Person.objects.filter(canonical__canonical__isnull=False).exists()
        own = {row.pk: row.own_id for row in Person.objects.filter(pk__in=[one.pk, two.pk, three.pk])}
        if isinstance(results[0], Merge):
            assert own[two.pk] == two.pk
        if isinstance(results[1], Merge):
            assert own[one.pk] == three.pk


def test_two_files_with_a_case_that_are_joined_while_one_is_admitted_end_in_one_bed_at_most(head):
    bed = Bed.objects.filter(room__code="garuda").order_by("pk").first()
    for _trial in range(TRIALS):
        case, other = EpisodeFactory(person__sex="male"), PersonFactory(sex="male")
        results = race(
            lambda a=other, b=case.person: joining.join(a, b, reason="x", by=head),
            lambda c=case: stays.admit(episode=c, bed=bed, by=head),
        )
        assert isinstance(results[0], Merge), results
        assert isinstance(results[1], (Stay, Refused)), results
        slept = Stay.objects.filter(person__in=Person.objects.same_as(other))
        assert slept.count() == isinstance(results[1], Stay)
        bed.uses.all().delete()
        Stay.objects.all().delete()


def test_a_referral_begun_while_files_are_joined_is_found_from_either_file(head):
    cast, partner, _bed, case = people()
    other = PersonFactory()
    joined, begun = race(
        lambda: joining.join(other, case.person, reason="x", by=head),
        lambda: draft(cast, partner, case),
    )
    assert isinstance(joined, Merge) and isinstance(begun, Referral), (joined, begun)
    for person in Person.objects.filter(pk__in=[other.pk, case.person_id]):
        assert list(Referral.objects.filter(episode__in=Episode.objects.of(person))) == [begun]

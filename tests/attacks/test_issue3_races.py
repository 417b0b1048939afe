"""Two hands at once at what belongs to one: a case load that goes to two people, a delegate named twice, a night given
twice. One of them stands, the other reads why not."""

from datetime import timedelta
from functools import partial

import pytest
from django.utils import timezone

from clients.models import Episode
from referrals.actions.caseload import hand_over
from referrals.models import CaseloadMove
from rptc.accounts.actions import delegation, duty
from rptc.accounts.models import Delegation, Duty
from rptc.lib.actor import Actor
from rptc.lib.refused import Refused
from tests.factories import EpisodeFactory, UserFactory
from tests.referrals.domain.race import one_wins, race

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def rina():
    return Actor.of(UserFactory(role="unit_head", full_name="Bu Rina"))


def worker(name):
    return UserFactory(role="social_worker", full_name=name)


def test_a_case_load_that_is_handed_to_two_people_at_once_goes_to_one(rina):
    for _try in range(5):
        sari, takers = worker("Sari"), [worker("Mega"), worker("Nur")]
        cases = [EpisodeFactory(case_worker=sari) for _case in range(3)]
        given = {"giver": sari, "reason": "load", "only": [f"case:{case.code}" for case in cases], "by": rina}
        one_wins(race(*[partial(hand_over, taker=to, **given) for to in takers]))
        now = Episode.objects.filter(pk__in=[case.pk for case in cases]).values_list("case_worker", flat=True)
        assert len(set(now)) == 1 and set(now) < {taker.pk for taker in takers}
        assert CaseloadMove.objects.filter(giver=sari).count() == 1


def one_is_refused(outcomes):
    """With a sentence that can be shown to a person."""
    assert sum(isinstance(outcome, Refused) for outcome in outcomes) == 1, outcomes
    assert not all(isinstance(outcome, Exception) for outcome in outcomes), outcomes


def test_a_delegate_who_is_named_twice_at_once_is_one_delegate(rina):
    today, sari = timezone.localdate(), worker("Sari")
    said = {"delegate": sari, "kind": "plh", "starts_on": today, "by": rina}
    one_is_refused(race(*[
        lambda n=n: delegation.name(ends_on=today + timedelta(days=n), letter_number=f"800/{n}", **said) for n in (1, 2)
    ]))  # fmt: skip
    assert Delegation.objects.filter(delegate=sari).count() == 1


def test_a_night_that_is_given_twice_at_once_is_one_night(rina):
    now, sari = timezone.now(), worker("Sari")
    one_is_refused(race(*[
        lambda n=n: duty.add(user=sari, starts_at=now + timedelta(hours=n), ends_at=now + timedelta(hours=12), by=rina)
        for n in (1, 2)
    ]))  # fmt: skip
    assert Duty.objects.filter(user=sari).count() == 1

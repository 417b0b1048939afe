"""Two hands on one need: one decides, one delivers; the other reads a sentence."""

import pytest

from clients.actions.plan import goals, needs
from clients.actions.refused import Refused
from clients.models import Need, Plan
from rptc.lib.actor import Actor
from tests import factories as make
from tests.clients.stay.test_races import together

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def hands(sari, rina, andi):
    return Actor.of(sari), Actor.of(rina), Actor.of(andi)


def lost(results):
    return [type(r) for r in results if isinstance(r, Exception)]


def test_of_two_decisions_and_two_deliveries_one_of_each_counts(hands):
    sari, rina, andi = hands
    for _trial in range(3):
        need = needs.ask(episode=make.EpisodeFactory(case_worker=sari.user), kind="clothing", by=sari)
        decided = together(
            lambda n=need: needs.decide(n, approve=True, by=rina),
            lambda n=need: needs.decide(n, approve=False, reason="Tidak", by=rina),
        )
        assert lost(decided) == [Refused]
        Need.objects.filter(pk=need.pk).update(state="approved", reason="")
        given = together(*[lambda n=need, b=b: needs.deliver(n, by=b) for b in (andi, sari)])
        assert lost(given) == [Refused]
        assert Need.objects.get(pk=need.pk).met_by in ("Andi", "Sari")


def test_two_first_goals_begin_one_plan(hands):
    sari, _rina, _andi = hands
    case = make.EpisodeFactory(case_worker=sari.user)
    both = [lambda d=d: goals.add(episode=case, domain=d, text="Sehat", by=sari) for d in ("bio", "social")]
    assert lost(together(*both)) == []
    assert Plan.objects.get().goals.count() == 2 and Plan.objects.get().versions.count() == 1

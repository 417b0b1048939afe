"""Two heads edit the same limit at once: one wins, the other reads one clear sentence."""

from datetime import date

import pytest

from rptc.lib.actor import Actor
from rptc.lib.refused import Refused
from rptc.sop.actions import dated, limits, steps
from rptc.sop.models import Limit, Rung
from tests.factories import UserFactory
from tests.referrals.domain.race import meet, race, without_locks
from tests.settings.test_limits import terms
from tests.settings.test_steps import terms as step_terms

pytestmark = pytest.mark.django_db(transaction=True)
SENTENCES = {  # threads speak the language of the product
    "Perubahan mulai 3 Februari 2026 sudah direncanakan. Tarik dulu perubahan itu.",
    "Orang lain sudah mengubahnya. Lihat lagi.",
}


@pytest.fixture
def heads(db):
    """The unit head and a delegate with the same rights."""
    return [Actor.of(UserFactory(role="unit_head")) for _ in range(2)]


def two_change_a_limit(heads):
    answer = Limit.objects.get(code="referral_answer", urgency="")
    return race(
        *[lambda by=by, n=n: limits.follow(answer, by=by, **terms(value=n)) for n, by in enumerate(heads, 3)]
    )


def two_change_a_step(heads):
    step = Rung.objects.get(code="answer_partner_zero")
    return race(
        *[
            lambda by=by, n=n: steps.follow(step, by=by, **step_terms(offset=n))
            for n, by in enumerate(heads, 3)
        ]
    )


def one_wins(outcomes):
    refused = [outcome for outcome in outcomes if isinstance(outcome, Exception)]
    assert len(refused) == 1, outcomes
    assert isinstance(refused[0], Refused) and refused[0].sentence in SENTENCES, outcomes


@pytest.mark.parametrize("_trial", range(10))
@pytest.mark.parametrize("story", [two_change_a_limit, two_change_a_step])
def test_two_heads_at_once_one_wins(heads, story, monday, _trial):
    one_wins(story(heads))
    for model, code in ((Limit, "referral_answer"), (Rung, "answer_partner_zero")):
        held = model.objects.on(date(2026, 2, 3)).filter(code=code)
        assert held.count() == (2 if model is Limit else 1)  # the general and the urgent limit; one step


def test_without_the_lock_both_pass_the_check_and_only_the_database_stops_one(heads, monday, monkeypatch):
    """The negative control: look, then act, lock nothing, translate nothing."""
    meet(monkeypatch, "rptc.sop.actions.dated", "check_start")
    without_locks(monkeypatch)
    monkeypatch.setattr(dated, "saved", lambda row: row.save() or row)
    with pytest.raises(AssertionError, match="IntegrityError"):
        one_wins(two_change_a_limit(heads))


def test_two_narrower_limits_at_once_are_one(heads, monday):
    answer = Limit.objects.get(code="referral_answer", urgency="")
    outcomes = race(
        *[lambda by=by: limits.narrow(answer, partner_kind="hospital", by=by, **terms()) for by in heads]
    )
    assert sum(isinstance(outcome, Limit) for outcome in outcomes) == 1
    assert sum(isinstance(outcome, Refused) for outcome in outcomes) == 1

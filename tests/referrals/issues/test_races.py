"""Two at once: one success, one clear refusal. Each has its negative control, the same race without the lock."""

import pytest
from django.utils import timezone

from referrals.actions import deputies, issues
from referrals.actions.caseload import hand_over
from referrals.models import CaseloadMove, Issue
from rptc.accounts.actions import delegation
from rptc.accounts.models import Delegation
from rptc.lib.actor import Actor
from rptc.lib.refused import Refused
from tests.factories import UserFactory
from tests.referrals.domain.people import people
from tests.referrals.domain.race import meet, one_wins, race, without_locks

pytestmark = pytest.mark.django_db(transaction=True)
ASKED = {"kind": "question", "title": "Siapa?", "body": "Siapa menandatangani?", "owed_by": "partner"}


@pytest.fixture
def house():
    return people()


def raised(house):
    cast, partner, *_rest = house
    return issues.raise_(partner=partner, owner_contact=partner.contacts.first(), by=cast["sari"], **ASKED)


def own(issue):
    """The issue as each of the two has fetched it."""
    return Issue.objects.get(pk=issue.pk)


def two_answer_at_once(house):
    cast, issue = house[0], raised(house)
    return race(
        lambda: issues.reply(own(issue), answer="Pak A", by=cast["yusuf"]),
        lambda: issues.reply(own(issue), answer="Pak B", said_by="Yusuf, telepon", by=cast["sari"]),
    )


def one_settles_and_one_asks_again(house):
    cast, issue = house[0], raised(house)
    issues.reply(issue, answer="Pak A", by=cast["yusuf"])
    return race(
        lambda: issues.settle(own(issue), outcome="Cukup", by=cast["sari"]),
        lambda: issues.reopen(own(issue), reason="Kurang", by=cast["rina"]),
    )


def one_withdraws_and_one_answers(house):
    """An answered issue may still be withdrawn, a withdrawn one no longer answered: never both from open."""
    cast, issue = house[0], raised(house)
    race(
        lambda: issues.withdraw(own(issue), reason="Batal", by=cast["sari"]),
        lambda: issues.reply(own(issue), answer="Pak A", by=cast["yusuf"]),
    )
    return list(issue.log.values_list("source", "target"))


def one_load_goes_to_two(house):
    cast = house[0]
    takers = [UserFactory(role="social_worker") for _n in range(2)]
    give = {"giver": cast["sari"].user, "reason": "leave", "by": cast["rina"]}
    outcomes = race(*[lambda taker=taker: hand_over(taker=taker, **give) for taker in takers])
    assert CaseloadMove.objects.count() == 1
    return outcomes


AT_THE_MOVE = ("rptc.flow.perform", "has_transition_perm")
RACES = {
    two_answer_at_once: AT_THE_MOVE,
    one_settles_and_one_asks_again: AT_THE_MOVE,
    one_load_goes_to_two: ("referrals.actions.caseload", "_move"),
}


@pytest.mark.parametrize("story", RACES, ids=lambda story: story.__name__)
def test_of_two_at_once_one_wins_and_the_other_is_told(story, house, monkeypatch):
    meet(monkeypatch, *RACES[story])
    one_wins(story(house))


@pytest.mark.parametrize("story", list(RACES)[:2], ids=lambda story: story.__name__)
def test_without_the_lock_the_same_race_goes_wrong(story, house, monkeypatch):
    meet(monkeypatch, *RACES[story])
    without_locks(monkeypatch)
    with pytest.raises(AssertionError):
        one_wins(story(house))


def test_a_load_that_is_only_looked_at_goes_to_two(house, monkeypatch):
    """The naive version: no lock, so that both see the giver's name in the row before either writes."""
    meet(monkeypatch, "referrals.actions.caseload", "_move")
    meet(monkeypatch, "clients.actions.team", "_goes_over")
    without_locks(monkeypatch)
    with pytest.raises(AssertionError):
        one_wins(one_load_goes_to_two(house))


def test_an_answer_and_a_withdrawal_happen_one_after_the_other(house, monkeypatch):
    meet(monkeypatch, *AT_THE_MOVE)
    assert one_withdraws_and_one_answers(house) in (
        [("open", "withdrawn")], [("open", "answered"), ("answered", "withdrawn")],
    )  # fmt: skip


def test_one_person_is_named_delegate_once_however_fast(house, monkeypatch):
    """Even without the lock the database refuses the second, in words."""
    cast, today = house[0], timezone.localdate()
    given = {"kind": "plh", "starts_on": today, "ends_on": today, "letter_number": "1", "by": cast["rina"]}
    person = UserFactory(role="social_worker")
    meet(monkeypatch, "rptc.accounts.actions.delegation", "saved")
    without_locks(monkeypatch)
    outcomes = race(*[lambda: delegation.name(delegate=person, **given) for _n in range(2)])
    assert sum(isinstance(outcome, Refused) for outcome in outcomes) == 1, outcomes
    assert Delegation.objects.count() == 1


def test_two_deputies_at_once_leave_one_who_hears(house):
    cast, _partner, _bed, episode = house
    two = [UserFactory(role="social_worker") for _n in range(2)]
    outcomes = race(*[lambda one=one: deputies.name(episode, deputy=one, by=cast["sari"]) for one in two])
    assert not [outcome for outcome in outcomes if isinstance(outcome, Exception)]
    episode.refresh_from_db()
    assert episode.deputy in two
    assert Actor.of(episode.deputy).label

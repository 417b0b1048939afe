"""Two at once: one success, one clear refusal. Each has its negative control, the same race without the lock."""

import pytest

from clients.actions import stays
from clients.models import BedUse
from referrals.actions import extensions, handovers, lifecycle
from rptc.lib.actor import Actor
from tests.factories import BedFactory, EpisodeFactory, UserFactory
from tests.referrals.domain.people import people
from tests.referrals.domain.progress import accepted, in_service, sent
from tests.referrals.domain.race import meet, one_wins, race, without_locks

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def house():
    return people()


def two_confirm_the_same_half(house):
    cast, partner, _bed, episode = house
    referral = accepted(cast, partner, episode)
    half = {"leg": "there", "side": "rptc"}
    return race(
        *[lambda who=who: handovers.confirm(referral, by=cast[who], **half) for who in ("sari", "rina")]
    )


def two_decide_one_extension(house):
    cast, partner, _bed, episode = house
    referral = in_service(cast, partner, episode)
    before = referral.promises.get(clock="pick_up").due
    extension = extensions.ask(referral, days=7, reason="client_need", by=cast["yusuf"])
    other = Actor.of(UserFactory(role="unit_head"))
    deciders = [
        lambda by=by: extensions.decide(extension, approve=True, by=by) for by in (cast["rina"], other)
    ]
    outcomes = race(*deciders)
    assert (referral.promises.get(clock="pick_up").due - before).days in (7, 14)
    return outcomes


def one_accepts_and_one_gives_up(house):
    cast, partner, _bed, episode = house
    referral = sent(cast, partner, episode)
    return race(
        lambda: lifecycle.accept(referral, by=cast["yusuf"]),
        lambda: lifecycle.expire(referral, by=cast["sari"]),
    )


def two_return_to_the_last_bed(house):
    cast, partner, bed, episode = house
    two = [in_service(cast, partner, one) for one in (episode, EpisodeFactory(case_worker=cast["sari"].user))]
    back = {"leg": "back", "side": "rptc", "bed": bed, "by": cast["sari"]}
    outcomes = race(*[lambda referral=referral: handovers.confirm(referral, **back) for referral in two])
    assert BedUse.objects.filter(bed=bed, during__upper_inf=True).count() == 1
    refused = next((two[n] for n, outcome in enumerate(outcomes) if isinstance(outcome, Exception)), None)
    assert refused is None or not refused.handovers.filter(leg="back").exists(), (
        "half a hand-over without a bed"
    )
    return outcomes


RACES = {
    two_confirm_the_same_half: ("referrals.actions.halves", "fill"),
    two_decide_one_extension: ("referrals.actions.extensions", "_decide"),
    one_accepts_and_one_gives_up: ("rptc.flow.perform", "has_transition_perm"),
    two_return_to_the_last_bed: ("clients.actions.stays", "_opened"),
}


@pytest.mark.parametrize("story", RACES, ids=lambda story: story.__name__)
def test_of_two_at_once_one_wins_and_the_other_is_told(story, house, monkeypatch):
    meet(monkeypatch, *RACES[story])
    one_wins(story(house))


@pytest.mark.parametrize("story", list(RACES)[:3], ids=lambda story: story.__name__)
def test_without_the_lock_the_same_race_goes_wrong(story, house, monkeypatch):
    meet(monkeypatch, *RACES[story])
    without_locks(monkeypatch)
    with pytest.raises(AssertionError):
        one_wins(story(house))


def test_a_bed_that_is_only_looked_at_is_given_twice_but_for_the_database(house, monkeypatch):
    """The naive way back: see that the bed is free, then put somebody there, without lock or translation."""

    def naive(*, episode, bed, by, at, **place):
        assert not BedUse.objects.filter(bed=bed, during__upper_inf=True).exists()
        return stays._opened(episode.person, episode, bed.room.facility, bed, at, by, {})

    meet(monkeypatch, "clients.actions.stays", "_opened")
    monkeypatch.setattr(stays, "admit", naive)
    with pytest.raises(AssertionError, match=r"IntegrityError|OperationalError"):
        one_wins(two_return_to_the_last_bed(house))


def test_an_acceptance_and_a_cancellation_happen_one_after_the_other(house, monkeypatch):
    """An accepted referral may still be cancelled, a cancelled one no longer accepted: never both from sent."""
    cast, partner, _bed, episode = house
    referral = sent(cast, partner, episode)
    meet(monkeypatch, *RACES[one_accepts_and_one_gives_up])
    race(
        lambda: lifecycle.accept(referral, by=cast["yusuf"]),
        lambda: lifecycle.cancel(referral, note="Salah mitra", by=cast["sari"]),
    )
    moves = list(referral.log.values_list("source", "target"))[2:]
    assert moves in ([("sent", "cancelled")], [("sent", "accepted"), ("accepted", "cancelled")])


def test_with_two_beds_both_return(house):
    cast, partner, bed, episode = house
    second = BedFactory(room=bed.room)
    two = [in_service(cast, partner, one) for one in (episode, EpisodeFactory(case_worker=cast["sari"].user))]
    back = {"leg": "back", "side": "rptc", "by": cast["sari"]}
    outcomes = race(
        lambda: handovers.confirm(two[0], bed=bed, **back),
        lambda: handovers.confirm(two[1], bed=second, **back),
    )
    assert not [outcome for outcome in outcomes if isinstance(outcome, Exception)]

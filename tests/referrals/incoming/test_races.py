"""Two at once: one success, one clear refusal; and the same race without the lock, which goes wrong."""

import pytest

from clients.actions import drafts
from clients.models import Draft
from referrals.actions import incoming, reports
from referrals.models import Incoming, Report
from tests.referrals.domain.people import people
from tests.referrals.domain.progress import in_service
from tests.referrals.domain.race import meet, one_wins, race, without_locks
from tests.referrals.incoming.conftest import BOY

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def house():
    return people()


def ask(house):
    cast, partner, _bed, _episode = house
    return incoming.receive(partner=partner, client=BOY, contact_name="Mira", means="phone", by=cast["sari"])


def two_accept(house):
    row, cast = ask(house), house[0]
    outcomes = race(*[lambda who=who: incoming.accept(row, by=cast[who]) for who in ("sari", "rina")])
    assert Draft.objects.count() == 1, "two intakes for one client"
    return outcomes


def one_accepts_and_one_declines(house):
    row, cast = ask(house), house[0]
    return race(
        lambda: incoming.accept(row, by=cast["sari"]),
        lambda: incoming.decline(row, reason="full", by=cast["rina"]),
    )


def the_sender_takes_back_while_rptc_declines(house):
    row, cast = ask(house), house[0]
    return race(
        lambda: incoming.withdraw(row, note="Ditarik", by=cast["yusuf"]),
        lambda: incoming.decline(row, reason="full", by=cast["sari"]),
    )


RACES = [two_accept, one_accepts_and_one_declines, the_sender_takes_back_while_rptc_declines]


@pytest.mark.parametrize("story", RACES, ids=lambda story: story.__name__)
def test_of_two_at_once_one_wins_and_the_other_is_told(story, house, monkeypatch):
    meet(monkeypatch, "rptc.flow.perform", "has_transition_perm")
    one_wins(story(house))
    assert Incoming.objects.get().log.count() == 1


@pytest.mark.parametrize("story", RACES, ids=lambda story: story.__name__)
def test_without_the_lock_the_same_race_goes_wrong(story, house, monkeypatch):
    meet(monkeypatch, "rptc.flow.perform", "has_transition_perm")
    without_locks(monkeypatch)
    with pytest.raises(AssertionError):
        one_wins(story(house))


def test_two_press_take_in_and_one_intake_begins(house):
    row, cast = ask(house), house[0]
    incoming.accept(row, by=cast["sari"])
    drafts.drop(Draft.objects.get(), reason="Salah", by=cast["sari"])
    race(*[lambda who=who: incoming.take_in(row, by=cast[who]) for who in ("sari", "rina")])
    assert Draft.objects.unfinished().count() == 1


def test_two_back_referral_reports_are_one(house):
    cast, partner, _bed, episode = house
    there = in_service(cast, partner, episode)
    told = {"reason": "service_finished", "services": "Terapi", "by": cast["yusuf"]}
    one_wins(race(*[lambda: reports.back(there, **told)] * 2))
    assert Report.objects.count() == 1


def test_numbers_follow_each_other_without_a_gap(house):
    made = race(*[lambda: ask(house) for _n in range(4)])
    assert sorted(row.number[-4:] for row in made) == ["0001", "0002", "0003", "0004"]

"""The process is killed between any two writes of a hand-over: nothing is half done, and doing it again works."""

import pytest
from django.db.models import QuerySet
from django.db.transaction import Atomic
from django.utils import timezone

from clients.actions import stays
from referrals.actions import handovers, journeys
from tests.referrals.domain.crash import everything, killed_at
from tests.referrals.domain.people import people
from tests.referrals.domain.progress import accepted, in_service

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning"),  # the child only writes and dies
]
ENOUGH = 100  # writes; more than any hand-over makes


@pytest.fixture
def house():
    return people()


def rptc_gives(house):
    """The stay ends with RPTC's half, and a planned journey is done."""
    cast, partner, bed, episode = house
    stays.admit(episode=episode, bed=bed, by=cast["sari"])
    referral = accepted(cast, partner, episode)
    plan = {"planned_for": timezone.now(), "officer": "Andi", "by": cast["sari"]}
    journeys.plan(referral, leg="there", **plan)
    return lambda: handovers.confirm(referral, leg="there", side="rptc", by=cast["sari"])


def the_partner_takes(house):
    """The second half moves the referral."""
    cast, partner, _bed, episode = house
    referral = accepted(cast, partner, episode)
    handovers.confirm(referral, leg="there", side="rptc", by=cast["sari"])
    return lambda: handovers.confirm(referral, leg="there", side="partner", by=cast["yusuf"])


def rptc_brings_back(house):
    """A stay opens in a bed and the referral moves, in one."""
    cast, partner, bed, episode = house
    referral = in_service(cast, partner, episode)
    handovers.confirm(referral, leg="back", side="partner", by=cast["yusuf"], collected_by="Andi")
    return lambda: handovers.confirm(referral, leg="back", side="rptc", bed=bed, by=cast["sari"])


def the_partner_gives_back(house):
    cast, partner, bed, episode = house
    referral = in_service(cast, partner, episode)
    handovers.confirm(referral, leg="back", side="rptc", bed=bed, by=cast["sari"])
    return lambda: handovers.confirm(
        referral, leg="back", side="partner", by=cast["yusuf"], collected_by="Andi"
    )


HAND_OVERS = [rptc_gives, the_partner_takes, rptc_brings_back, the_partner_gives_back]


def deaths(act, before):
    """Kill the act before its first write, its second, and so on; yields what each left behind, until it lives."""
    for write in range(1, ENOUGH):
        if not killed_at(write, act):
            return
        yield {name for name, digest in everything().items() if digest != before[name]}
    raise AssertionError("it never came to its end")


@pytest.mark.parametrize("prepare", HAND_OVERS, ids=lambda prepare: prepare.__name__)
def test_a_killed_process_leaves_no_hand_over_half_done(house, prepare):
    act = prepare(house)
    before = everything()
    left = list(deaths(act, before))
    assert len(left) >= 6, "a hand-over writes more than this"
    assert not any(left), left
    assert everything() != before, "the last one lived, and did it"


def test_without_a_transaction_the_same_deaths_leave_halves_behind(house, monkeypatch):
    """The negative control: the naive version is caught."""
    act = rptc_brings_back(house)
    before = everything()
    monkeypatch.setattr(Atomic, "__enter__", lambda self: None)
    monkeypatch.setattr(Atomic, "__exit__", lambda self, *error: None)
    monkeypatch.setattr(QuerySet, "select_for_update", lambda self, *args, **kwargs: self)
    assert killed_at(3, act)
    assert everything() != before

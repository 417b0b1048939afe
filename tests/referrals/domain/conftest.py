"""The people of a referral under the names of the cast, and a clock that stands on a Monday morning."""

from datetime import timedelta

import time_machine
from django.utils import timezone, translation
from pytest import fixture

from clients.actions import stays
from tests.factories import BedFactory, EpisodeFactory
from tests.referrals.domain import progress
from tests.referrals.domain.people import contact_of, receiving_partner
from tests.referrals.domain.people import people as make_people


@fixture(autouse=True)
def in_english():
    """Sentences are matched in the language of the code."""
    with translation.override("en"):
        yield


@fixture
def partner(db):
    return receiving_partner("Sentra Contoh", "Yusuf", "Mira")


@fixture
def yusuf(partner):
    """The partner officer, behind his link."""
    return contact_of(partner)


@fixture
def bed(db):
    return BedFactory(room__children=True)


@fixture
def monday():
    """2 February 2026, 09.00 WITA; call it to move on: `monday("2026-02-04 10.00")`."""
    from tests.referrals.domain.story import wita

    travellers = []

    def move(text):
        while travellers:
            travellers.pop().stop()
        travellers.append(time_machine.travel(wita(text), tick=False))
        travellers[-1].start()
        return wita(text)

    move("2026-02-02 09.00")
    yield move
    travellers.pop().stop()


@fixture
def world(monday, db):
    """Everybody, a partner in order, and an open case whose client sleeps in the house."""
    return World()


class World:
    """`world.sari` … are actors; `world.sent()` and its like bring a new referral to a state by its own actions."""

    def __init__(self):
        self.cast, self.partner, self.bed, self.episode = make_people()
        self.sari, self.rina, self.tono = (self.cast[name] for name in ("sari", "rina", "tono"))
        self.yusuf, self.hasan = self.cast["yusuf"], self.cast["hasan"]
        yesterday = timezone.now() - timedelta(days=1)
        stays.admit(episode=self.episode, bed=self.bed, by=self.sari, at=yesterday)

    def another_case(self):
        return EpisodeFactory(case_worker=self.sari.user)

    def __getattr__(self, state):
        bring = getattr(progress, state)
        return lambda episode=None, **options: bring(
            self.cast, self.partner, episode or self.episode, **options
        )

"""Whatever is tried in whatever order: nobody sleeps in two beds, no bed holds two, and the figures add up."""

from datetime import timedelta

import pytest
import time_machine
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from clients.actions import stays
from clients.actions.refused import Refused
from clients.board import occupancy
from clients.models import BedUse, Stay
from rptc.lib.actor import Actor
from tests import factories as make
from tests.clients.stay.conftest import wita

ANDI = Actor("user", "1", "Andi")
START = wita("2026-11-20 12:00")
PEOPLE, BEDS = st.integers(0, 3), st.integers(0, 2)
BACK = st.integers(0, 90).map(lambda minutes: timedelta(minutes=minutes))


class House(RuleBasedStateMachine):
    """Four men, three beds, an afternoon that advances by half hours; every time may be stated late."""

    def __init__(self):
        super().__init__()
        self.example = transaction.atomic()
        self.example.__enter__()
        self.clock = time_machine.travel(START, tick=False)
        self.now = self.clock.start()
        room = make.RoomFactory(meant_for="male")
        self.house = room.facility
        type(self.house).objects.exclude(pk=self.house.pk).update(closed_on="2025-12-31")
        self.beds = [make.BedFactory(room=room) for _ in range(3)]
        grown = timezone.datetime(1986, 1, 1).date()
        self.cases = [
            make.EpisodeFactory(person=make.PersonFactory(birth_date=grown), arrived_at=START)
            for _ in range(4)
        ]

    def teardown(self):
        self.clock.stop()
        transaction.set_rollback(True)
        self.example.__exit__(None, None, None)

    def attempt(self, act, **given):
        self.now.shift(timedelta(minutes=30))
        try:
            act(by=ANDI, **given)
        except Refused:
            return

    def stay_of(self, person):
        return Stay.objects.filter(episode=self.cases[person]).first()

    @rule(person=PEOPLE, bed=BEDS, back=BACK)
    def admit(self, person, bed, back):
        self.attempt(stays.admit, episode=self.cases[person], bed=self.beds[bed], at=timezone.now() - back)

    @rule(person=PEOPLE, back=BACK)
    def put_in_the_hall(self, person, back):
        place = {"overflow_place": "Aula", "overflow_reason": "penuh"}
        self.attempt(stays.admit, episode=self.cases[person], at=timezone.now() - back, **place)

    @rule(person=PEOPLE, bed=BEDS, back=BACK)
    def move(self, person, bed, back):
        if stay := self.stay_of(person):
            self.attempt(stays.move, stay=stay, bed=self.beds[bed], at=timezone.now() - back)

    @rule(person=PEOPLE, back=BACK)
    def discharge(self, person, back):
        if stay := self.stay_of(person):
            self.attempt(stays.discharge, stay=stay, reason="independent", at=timezone.now() - back)

    @invariant()
    def nobody_shares_and_nobody_is_in_two_places(self):
        uses = list(BedUse.objects.select_related("stay"))
        for key in (lambda use: use.bed_id, lambda use: use.stay.person_id):
            assert not any(overlap(a, b) for a in uses for b in uses if a.pk < b.pk and key(a) == key(b))
        rows = list(Stay.objects.all())
        assert not any(
            overlap(a, b) for a in rows for b in rows if a.pk < b.pk and a.person_id == b.person_id
        )

    @invariant()
    def every_bed_is_used_within_its_stay(self):
        for use in BedUse.objects.select_related("stay"):
            stay = use.stay.during
            assert stay.lower <= use.during.lower and (stay.upper_inf or not use.during.upper_inf)
            assert stay.upper_inf or use.during.upper <= stay.upper

    @invariant()
    def occupancy_adds_up(self):
        found = occupancy(self.house)
        assert found.people == Stay.objects.open().count()
        assert found.people - found.overflow == BedUse.objects.filter(during__upper_inf=True).count() <= 3


def overlap(a, b):
    first, second = sorted((a.during, b.during), key=lambda during: during.lower)
    return first.upper_inf or first.upper > second.lower


@pytest.mark.django_db
def test_no_sequence_of_acts_puts_two_in_a_bed_or_one_in_two():
    careful = settings(
        max_examples=25, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
    )
    run_state_machine_as_test(House, settings=careful)

"""Whatever is done in whatever order, the house is what a simple model of it says: a dictionary of beds and of people."""

from datetime import timedelta

import pytest
import time_machine
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from clients import occupancy as read
from clients.actions import bed_states, corrections, leaves, stays
from clients.board import free_beds, occupancy
from clients.models import BedState, Leave, Stay
from rptc.lib.actor import Actor
from rptc.lib.refused import Refused
from tests import factories as make
from tests.clients.stay.conftest import wita

START = wita("2026-11-20 12:00")
PEOPLE, BEDS = st.integers(0, 3), st.integers(0, 2)


class House(RuleBasedStateMachine):
    """Four men and three beds. `sleeps`: {person: bed, "hall" or "gone"}; `beds`: {bed: "clean" to be, "held" for whom
    and until, "broken"}. The model says before each act whether it must be done or refused."""

    def __init__(self):
        super().__init__()
        self.example = transaction.atomic()
        self.example.__enter__()
        self.clock = time_machine.travel(START, tick=False)
        self.now = self.clock.start()
        self.andi = Actor.of(make.UserFactory(role="shelter_officer"))
        room = make.RoomFactory(meant_for="male")
        self.house = room.facility
        type(self.house).objects.exclude(pk=self.house.pk).update(closed_on="2025-12-31")
        self.rooms = [make.BedFactory(room=room) for _ in range(3)]
        grown = timezone.datetime(1986, 1, 1).date()
        self.cases = [
            make.EpisodeFactory(
                person=make.PersonFactory(birth_date=grown), arrived_at=START - timedelta(days=9)
            )
            for _ in range(4)
        ]
        self.sleeps, self.kept, self.cleaning, self.broken, self.held = {}, {}, set(), set(), {}
        self.figures = {}

    def teardown(self):
        self.clock.stop()
        transaction.set_rollback(True)
        self.example.__exit__(None, None, None)

    def attempt(self, may, act, **given):
        """Do it half an hour later; it is refused exactly when the model says so. Says whether it was done."""
        self.now.shift(timedelta(minutes=30))
        self.held = {bed: hold for bed, hold in self.held.items() if hold[1] > timezone.now()}
        try:
            act(by=self.andi, **given)
            done = True
        except Refused:
            done = False
        assert done == may(), (act, given)
        return done

    def usable(self, bed, person):
        free = bed not in self.sleeps.values() and bed not in self.kept.values()
        mine = bed not in self.held or self.held[bed][0] == person
        return free and mine and bed not in self.cleaning and bed not in self.broken

    def stay_of(self, person):
        return Stay.objects.filter(episode=self.cases[person]).first()

    def placed(self, person, bed):
        self.sleeps[person] = bed
        self.held = {b: hold for b, hold in self.held.items() if b != bed and hold[0] != person}

    def left(self, bed):
        if bed in range(3):
            self.cleaning.add(bed)

    @rule(person=PEOPLE, bed=BEDS)
    def admit(self, person, bed):
        may = lambda: person not in self.sleeps and self.usable(bed, person)  # noqa: E731
        if self.attempt(may, stays.admit, episode=self.cases[person], bed=self.rooms[bed]):
            self.placed(person, bed)

    @rule(person=PEOPLE, bed=BEDS)
    def move(self, person, bed):
        if stay := self.stay_of(person):
            old = self.sleeps.get(person)
            may = lambda: person in self.sleeps and old != "gone" and bed != old and self.usable(bed, person)  # noqa: E731
            if self.attempt(may, stays.move, stay=stay, bed=self.rooms[bed]):
                self.left(old)
                self.placed(person, bed)

    @rule(person=PEOPLE)
    def discharge(self, person):
        stay, here = self.stay_of(person), lambda: person in self.sleeps
        if stay and self.attempt(here, stays.discharge, stay=stay, reason="independent"):
            self.left(self.sleeps.pop(person))
            self.kept.pop(person, None)

    @rule(person=PEOPLE, keep=st.booleans())
    def go(self, person, keep):
        if stay := self.stay_of(person):
            may = lambda: person in self.sleeps and self.sleeps[person] != "gone" and person not in self.kept  # noqa: E731
            given = {"kind": "home", "where": "x", "companion": "", "bed_kept": keep}
            soon = timezone.now() + timedelta(days=1)
            if self.attempt(may, leaves.go, stay=stay, expected_back=soon, **given):
                if keep:
                    self.kept[person] = self.sleeps[person]
                else:
                    self.left(self.sleeps[person])
                    self.sleeps[person] = "gone"

    @rule(person=PEOPLE, bed=BEDS)
    def back(self, person, bed):
        if leave := Leave.objects.filter(stay__episode=self.cases[person]).first():
            gone = self.sleeps.get(person) == "gone"
            may = lambda: person in self.kept or (gone and self.usable(bed, person))  # noqa: E731
            if self.attempt(may, leaves.back, leave=leave, bed=self.rooms[bed] if gone else None):
                self.kept.pop(person, None)
                if gone:
                    self.placed(person, bed)

    @rule(person=PEOPLE, bed=BEDS, hours=st.integers(1, 5))
    def hold(self, person, bed, hours):
        taken = lambda: bed in self.sleeps.values()  # noqa: E731
        may = lambda: not taken() and bed not in self.held and bed not in self.broken  # noqa: E731
        until = timezone.now() + timedelta(hours=hours)
        if self.attempt(
            may, bed_states.hold, bed=self.rooms[bed], person=self.cases[person].person, until=until
        ):
            self.held[bed] = (person, until)

    @rule(bed=BEDS)
    def out_of_order(self, bed):
        may = lambda: not (bed in self.sleeps.values() or bed in self.broken or bed in self.held)  # noqa: E731
        if self.attempt(may, bed_states.out_of_order, bed=self.rooms[bed], reason="Rusak"):
            self.broken.add(bed)

    @rule(bed=BEDS)
    def over(self, bed):
        """Whatever the bed waits for, one thing at a time."""
        if state := BedState.objects.at().filter(bed=self.rooms[bed]).order_by("kind").first():
            name = {"cleaning": "cleaning", "out_of_order": "broken", "reserved": "held"}[state.kind]
            if self.attempt(lambda: bed in getattr(self, name), bed_states.over, state=state):
                model = getattr(self, name)  # as it is by now: holds may have run out meanwhile
                model.pop(bed) if isinstance(model, dict) else model.discard(bed)

    @rule(person=PEOPLE, minutes=st.integers(1, 20))
    def corrected(self, person, minutes):
        """Came a little earlier: refused where another slept there, else what stood before is kept."""
        if stay := self.stay_of(person):
            earlier = stay.during.lower - timedelta(minutes=minutes)
            self.attempt(
                lambda: True, corrections.correct, stay=stay, came=earlier, left=None, reason="Salah jam"
            )

    @invariant()
    def the_house_is_what_the_model_says(self):
        now = timezone.now()
        held = {bed for bed, hold in self.held.items() if hold[1] > now}
        taken = {bed for bed in self.sleeps.values() if bed in range(3)}
        free = {bed.pk for bed in free_beds(now + timedelta(microseconds=2))}
        assert free == {self.rooms[b].pk for b in set(range(3)) - taken - self.cleaning - self.broken - held}
        assert Stay.objects.open().count() == len(self.sleeps)

    @invariant()
    def the_figures_add_up_and_the_month_says_the_same(self):
        found = occupancy(self.house)
        gone = sum(place == "gone" for place in self.sleeps.values())
        assert (found.people, found.gone, found.away) == (len(self.sleeps) - gone, gone, len(self.kept))
        today = timezone.localdate()
        assert read.month(self.house, [today]) == [(today, found)]


@pytest.mark.django_db
def test_no_sequence_of_acts_makes_the_house_another_than_it_is():
    careful = settings(
        max_examples=20, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
    )
    run_state_machine_as_test(House, settings=careful)

"""Joined, parted and told apart in whatever order: one canonical person per human being, and undoing leaves no trace."""

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from clients.actions.identity import joining, parting, undoing
from clients.actions.refused import Refused
from clients.models import Episode, Merge, Person, TwoPeople
from rptc.lib.actor import Actor
from tests.factories import EpisodeFactory, PersonFactory, UserFactory

WHO, SIZE = st.integers(0, 4), 5
RUNS = settings(
    max_examples=12, stateful_step_count=14, derandomize=True, deadline=None,
    suppress_health_check=list(HealthCheck),
)  # fmt: skip


class Files(RuleBasedStateMachine):
    """Five files, each with a closed case. `sets` is what we believe: {canonical: all who are that person}."""

    def __init__(self):
        super().__init__()
        self.example = transaction.atomic()
        self.example.__enter__()
        self.by = Actor.of(UserFactory(role="unit_head"))
        self.people = [PersonFactory(full_name=f"Orang {n}", restricted=n == 4) for n in range(SIZE)]
        self.cases = [_case(person) for person in self.people]
        self.sets = {person.pk: {person.pk} for person in self.people}
        self.joins, self.apart = [], set()

    def teardown(self):
        transaction.set_rollback(True)
        self.example.__exit__(None, None, None)

    @rule(one=WHO, other=WHO, name=st.booleans())
    def join(self, one, other, name):
        one, other = self.people[one], self.people[other]
        before = _rows(self.sets.get(one.pk, set()) | self.sets.get(other.pk, set()))
        made = self.tried(
            joining.join, one, other, chosen=["full_name"] if name else [], allowed=self.may(one.pk, other.pk)
        )
        if made:
            self.joins.append((made, before, self.sets[one.pk], self.sets[other.pk]))
            self.sets[one.pk] = self.sets[one.pk] | self.sets.pop(other.pk)

    @rule(which=st.integers(0, 9))
    def undo(self, which):
        if not self.joins:
            return
        made, before, mine, theirs = entry = self.joins[which % len(self.joins)]
        newest = not any(
            mine & late[2] or mine & late[3] for late in self.joins[self.joins.index(entry) + 1 :]
        )
        if self.tried(undoing.undo, made, allowed=newest):
            self.joins.remove(entry)
            self.sets[made.canonical_id], self.sets[made.duplicate_id] = mine, theirs
            assert _rows(mine | theirs) == before

    @rule(one=WHO, other=WHO)
    def say_two_people(self, one, other):
        one, other = self.people[one], self.people[other]
        if self.tried(parting.two_people, one, other, allowed=self.set_of(one.pk) != self.set_of(other.pk)):
            self.apart.add(frozenset([one.pk, other.pk]))

    @rule()
    def reconsider(self):
        for row in TwoPeople.objects.standing()[:1]:
            parting.reconsider(row, reason="Ternyata sama", by=self.by)
            self.apart.discard(frozenset([row.one_id, row.other_id]))

    @invariant()
    def each_set_has_one_canonical_one_step_away(self):
        for own, members in self.sets.items():
            found = dict(Person.objects.filter(pk__in=members).values_list("pk", "canonical_id"))
            assert found == {pk: None if pk == own else own for pk in members}

    @invariant()
    def whoever_asks_by_any_file_reads_all_of_one_person(self):
        for person in Person.objects.filter(pk__in=[case.person_id for case in self.cases]):
            members = self.set_of(person.pk)
            assert set(Person.objects.same_as(person).values_list("pk", flat=True)) == members
            cases = {case.pk for case in self.cases if case.person_id in members}
            assert set(Episode.objects.of(person).values_list("pk", flat=True)) == cases

    @invariant()
    def each_case_stays_at_the_file_it_was_written_for(self):
        now = dict(Episode.objects.values_list("pk", "person_id"))
        assert now == {case.pk: case.person_id for case in self.cases}
        assert Merge.objects.standing().count() == len(self.joins)

    def may(self, one, other):
        """Two canonical people, and nobody said of any of their files that these are two."""
        if one == other or one not in self.sets or other not in self.sets:
            return False
        return not any(pair & self.sets[one] and pair & self.sets[other] for pair in self.apart)

    def set_of(self, pk):
        return next(members for members in self.sets.values() if pk in members)

    def tried(self, act, *args, allowed, **more):
        """What the act made, or None where it was rightly refused."""
        try:
            with transaction.atomic():
                made = act(*args, reason="Wajah sama", by=self.by, **more)
        except Refused:
            assert not allowed
            return None
        assert allowed
        return made


def _case(person):
    case = EpisodeFactory(person=person)
    Episode.objects.filter(pk=case.pk).update(state="closed", closed_at=case.arrived_at)
    return case


def _rows(pks):
    return {row["id"]: row for row in Person.objects.filter(pk__in=pks).values()}


@pytest.mark.django_db
def test_joins_undone_in_whatever_order_leave_every_row_as_it_was():
    run_state_machine_as_test(Files, settings=RUNS)

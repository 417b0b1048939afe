"""Whatever is tried in whatever order, plans, steps and needs stay as their rules say."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from clients.actions.plan import goals, needs, reviews, steps, versions
from clients.actions.refused import Refused
from clients.models import Goal, Need, PlanVersion, Step
from rptc.lib.actor import Actor
from tests import factories as make

PICK = st.integers(0, 3)


class Case(RuleBasedStateMachine):
    """One case, its worker and the unit head."""

    def __init__(self):
        super().__init__()
        self.example = transaction.atomic()
        self.example.__enter__()
        self.sari, self.rina = (
            Actor.of(make.UserFactory(role=role)) for role in ("social_worker", "unit_head")
        )
        self.case = make.EpisodeFactory(case_worker=self.sari.user)
        self.answered = {}

    def teardown(self):
        transaction.set_rollback(True)
        self.example.__exit__(None, None, None)

    def attempt(self, act, *args, by=None, **given):
        try:
            act(*args, by=by or self.sari, **given)
        except Refused:
            return

    def pick(self, rows, n):
        found = list(rows.order_by("pk"))
        return found[n % len(found)] if found else None

    @rule()
    def write_a_goal(self):
        self.attempt(goals.add, episode=self.case, domain="bio", text="Sehat")

    @rule(n=PICK, outcome=st.sampled_from(["reached", "dropped"]))
    def close_a_goal(self, n, outcome):
        if goal := self.pick(Goal.objects, n):
            self.attempt(goals.close, goal=goal, outcome=outcome, note="Sudah")

    @rule(n=PICK)
    def write_a_step(self, n):
        if goal := self.pick(Goal.objects, n):
            self.attempt(steps.add, goal=goal, what="Periksa", owner="client", due_on=timezone.localdate())

    @rule(n=PICK, done=st.booleans())
    def end_a_step(self, n, done):
        if step := self.pick(Step.objects, n):
            given = {"result": "Baik"} if done else {"reason": "Tidak perlu"}
            self.attempt(steps.done if done else steps.drop, step=step, **given)

    @rule(means=st.sampled_from(["spoken", "refused"]))
    def answer(self, means):
        if goal := self.pick(Goal.objects, 0):
            told = {"given_by": "client", "giver_name": "Baco", "witness": "Andi", "reason": "Ingin pulang"}
            self.attempt(versions.acknowledge, goal.plan, means=means, **told)

    @rule(said=st.sampled_from(["keep", "change", "reached"]))
    def review(self, said):
        if goal := self.pick(Goal.objects, 0):
            told = {one.code: (said, "Sebab") for one in goal.plan.goals.open()}
            self.attempt(reviews.review, goal.plan, decisions=told)

    @rule(urgent=st.booleans())
    def ask(self, urgent):
        self.attempt(needs.ask, episode=self.case, kind="clothing", urgent=urgent, shared=True)

    @rule(n=PICK, approve=st.booleans())
    def decide(self, n, approve):
        if need := self.pick(Need.objects, n):
            self.attempt(needs.decide, need, approve=approve, reason="Tidak ada", by=self.rina)

    @rule(
        n=PICK,
        how=st.sampled_from(["deliver", "withdraw", "bring"]),
        partner=st.sampled_from(["abc", "xyz"]),
        there=st.booleans(),
    )
    def end_a_need(self, n, how, partner, there):
        if need := self.pick(Need.objects, n):
            told = {
                "withdraw": {"reason": "Cukup"},
                "bring": {"partner_code": partner, "partner_label": partner, "delivered": there},
            }
            self.attempt(getattr(needs, how), need, **told.get(how, {}))

    @invariant()
    def a_closed_goal_has_nothing_to_do(self):
        assert not Step.objects.filter(state="open", goal__closed_at__isnull=False).exists()

    @invariant()
    def versions_count_on_and_answers_stay(self):
        found = list(PlanVersion.objects.order_by("number"))
        assert [v.number for v in found] == list(range(1, len(found) + 1))
        assert all(v.answered_at for v in found[:-1])
        for version in found:
            if version.answered_at:
                assert self.answered.setdefault(version.number, version.content) == version.content

    @invariant()
    def nothing_came_without_a_yes_or_an_urgency(self):
        came = Need.objects.filter(state="delivered")
        assert not came.filter(urgent=False, decided_at__isnull=True).exists()
        assert not Need.objects.filter(state="refused", met_at__isnull=False).exists()


@pytest.mark.django_db(transaction=True)
def test_plans_steps_and_needs_hold_their_rules():
    run_state_machine_as_test(
        Case,
        settings=settings(
            max_examples=8,
            stateful_step_count=20,
            deadline=timedelta(seconds=60),
            suppress_health_check=list(HealthCheck),
        ),
    )

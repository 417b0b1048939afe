"""Whatever is tried in whatever order: a closure moves as its table says, and the case follows it."""

import itertools

import pytest
import time_machine
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from clients.actions import closure as closing
from clients.actions.closure import incidents
from clients.models import Closure, Episode
from rptc.flow import NotAllowed
from rptc.lib.actor import Actor
from rptc.lib.refused import Refused
from tests import factories as make
from tests.clients.closure.conftest import DEATH, NOW, told, wita

# (state, verb) → state; whatever is not here is refused. The same table stands in docs/closure.md.
TABLE = {
    ("none", "ask"): "asked", ("returned", "ask"): "asked", ("withdrawn", "ask"): "asked", ("reopened", "ask"): "asked",
    ("asked", "send_back"): "returned", ("asked", "withdraw"): "withdrawn", ("returned", "withdraw"): "withdrawn",
    ("asked", "approve"): "approved", ("approved", "reopen"): "reopened",
}  # fmt: skip
VERBS = st.sampled_from(["ask", "send_back", "withdraw", "approve", "reopen"])


class Ends(RuleBasedStateMachine):
    def __init__(self):
        super().__init__()
        self.example = transaction.atomic()
        self.example.__enter__()
        self.clock = time_machine.travel(wita(NOW), tick=False)
        self.clock.start()
        sari, rina = make.UserFactory(), make.UserFactory(role="unit_head")
        self.case = make.EpisodeFactory(case_worker=sari, arrived_at=wita("2026-11-20 12:00"))
        self.actors = {False: Actor.of(sari), True: Actor.of(rina)}
        self.state, self.dead = "none", False

    def teardown(self):
        self.clock.stop()
        transaction.set_rollback(True)
        self.example.__exit__(None, None, None)

    @rule(verb=VERBS, head=st.booleans(), death=st.booleans())
    def turn(self, verb, head, death):
        by, last = self.actors[head], Closure.objects.filter(episode=self.case).first()
        allowed = head or verb in ("ask", "withdraw")
        fits = verb != "ask" or death == self.dead
        wanted = TABLE.get((self.state, verb)) if allowed and fits else None
        if verb != "ask" and last is None:
            return
        try:
            if verb == "ask":
                kind = "deceased" if death else "family_reunification"
                made = closing.ask(self.case, **told(kind, ended_at=wita("2026-11-24 09:00")), by=by)
            else:
                more = {} if verb == "approve" else {"reason": "Alasan"}
                made = getattr(closing, verb)(last, by=by, **more)
        except (Refused, NotAllowed):
            assert wanted is None, (self.state, verb)
            return
        assert made.state == wanted, (self.state, verb)
        self.state = wanted

    @rule()
    def dies(self):
        if not self.dead and self.state != "approved":
            incidents.record(self.case, "deceased", DEATH, by=self.actors[False])
            self.dead = True

    @rule(reason=st.sampled_from(["", " "]))
    def opened_without_a_reason(self, reason):
        if last := Closure.objects.filter(episode=self.case).first():
            with pytest.raises(Refused):
                closing.reopen(last, reason=reason, by=self.actors[True])

    @invariant()
    def the_case_follows_its_closure(self):
        case = Episode.objects.get(pk=self.case.pk)
        assert case.is_open is (self.state != "approved")
        assert bool(case.closed_at) is (self.state == "approved") is bool(case.exit_type)
        assert Closure.objects.in_force().count() == int(self.state == "approved")
        assert Closure.objects.pending().count() <= 1
        for one in Closure.objects.all():
            steps = [(row.source, row.target) for row in one.log.all()]
            assert steps[-1][1] == one.state
            assert all(a[1] == b[0] for a, b in itertools.pairwise(steps))


@pytest.mark.django_db
def test_a_closure_moves_as_its_table_says():
    run_state_machine_as_test(
        Ends,
        settings=settings(
            max_examples=12, stateful_step_count=14, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )

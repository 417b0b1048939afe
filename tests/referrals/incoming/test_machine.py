"""No sequence of acts reaches what the table forbids, chases what was answered, or moves a promise."""

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from referrals.actions.incoming import intake
from tests.referrals.incoming.machine import Asking

RUNS = settings(
    max_examples=60,
    stateful_step_count=25,
    derandomize=True,  # the same runs everywhere: every state is reached, always
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)


@pytest.mark.django_db
def test_no_sequence_reaches_what_the_table_forbids():
    Asking.reached.clear()
    run_state_machine_as_test(Asking, settings=RUNS)
    assert set(Asking.reached) >= {"received", "accepted", "accepted case", "declined", "withdrawn", "void"}


@pytest.mark.django_db
def test_the_machine_notices_a_case_that_is_joined_to_nothing(monkeypatch):
    """The negative control: a yes that forgets the intake."""
    monkeypatch.setattr(intake, "begin", lambda *args, **kwargs: None)
    with pytest.raises(AssertionError):
        run_state_machine_as_test(Asking, settings=settings(RUNS, max_examples=300, phases=[Phase.generate]))

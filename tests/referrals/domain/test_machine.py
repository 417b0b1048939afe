"""No sequence of acts reaches what the table forbids, loses a bed, or sends a rung twice."""

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from referrals.actions import residence
from tests.referrals.domain.machine import Referring

RUNS = settings(
    max_examples=20,
    stateful_step_count=40,
    derandomize=True,  # the same runs everywhere
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)


@pytest.mark.django_db
def test_no_sequence_reaches_what_the_table_forbids():
    Referring.reached.clear()
    run_state_machine_as_test(Referring, settings=RUNS)
    assert set(Referring.reached) >= {"accepted", "in_service", "ready", "collected", "closed"}


@pytest.mark.django_db
def test_the_machine_notices_a_bed_that_is_not_given_free(monkeypatch):
    """The negative control: RPTC's half that forgets the stay."""
    monkeypatch.setattr(residence, "follow", lambda *args, **kwargs: None)
    with pytest.raises(AssertionError):
        run_state_machine_as_test(Referring, settings=settings(RUNS, max_examples=200))

"""The pulse: every sweep in its turn, whatever happens to another, and never twice at once."""

from datetime import UTC, datetime
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, connections

from rptc import sweeps
from rptc.management.commands import tick
from rptc.notices.models import Pulse

pytestmark = pytest.mark.django_db
HERE = __name__
seen = []


def good(now):
    seen.append(now)
    return {"warned": 2, "escalated": 1}


def stumbled(now):
    return {"failed": 1}


def killed(now):
    raise KeyboardInterrupt


def bad(now):
    raise ValueError("one bad sweep")


@pytest.fixture(autouse=True)
def forget():
    seen.clear()


def run(monkeypatch, *names, **options):
    monkeypatch.setattr(sweeps, "SWEEPS", [f"{HERE}:{name}" for name in names])
    call_command("tick", stdout=(out := StringIO()), stderr=out, **options)
    return out.getvalue()


def test_each_sweep_says_what_it_did(monkeypatch):
    assert run(monkeypatch, "good", "good").splitlines() == [f"{HERE}:good: warned 2, escalated 1"] * 2
    assert Pulse.objects.get().finished_at and Pulse.objects.get().failures == 0


def test_a_broken_sweep_is_reported_and_does_not_stop_the_rest(monkeypatch, caplog):
    with pytest.raises(CommandError, match="1 of the sweeps failed"):
        run(monkeypatch, "bad", "good")
    assert len(seen) == 1
    assert "one bad sweep" in caplog.text
    assert (Pulse.objects.get().failures, Pulse.objects.get().failed) == (1, [f"{HERE}:bad"])


def test_a_sweep_that_met_bad_rows_is_named_without_failing(monkeypatch):
    run(monkeypatch, "good", "stumbled")
    assert (Pulse.objects.get().failures, Pulse.objects.get().failed) == (0, [f"{HERE}:stumbled"])
    run(monkeypatch, "good")
    assert Pulse.objects.get().failed == []


def test_a_run_that_is_killed_leaves_the_end_of_the_last_whole_one(monkeypatch):
    run(monkeypatch, "good")
    ended = Pulse.objects.get().finished_at
    with pytest.raises(KeyboardInterrupt):
        run(monkeypatch, "killed")
    pulse = Pulse.objects.get()
    assert pulse.finished_at == ended < pulse.started_at


def test_a_moment_without_a_zone_is_makassar_time(monkeypatch):
    run(monkeypatch, "good", at="2026-03-09T08:00")
    run(monkeypatch, "good", at="2026-03-09T00:00+00:00")
    assert seen == [datetime(2026, 3, 9, tzinfo=UTC)] * 2


def test_a_time_that_is_none_is_one_sentence(monkeypatch):
    with pytest.raises(CommandError, match="yesterday is no time"):
        run(monkeypatch, "good", at="yesterday")


def test_delivery_is_last_and_stays_away_from_another_time_in_earnest(settings):
    assert sweeps.SWEEPS[-1] == sweeps.DELIVERY
    moment = datetime(2026, 3, 9, tzinfo=UTC)
    assert sweeps.DELIVERY in tick._names(moment)
    settings.TESTING = settings.DEBUG = False
    assert sweeps.DELIVERY not in tick._names(moment)
    assert sweeps.DELIVERY in tick._names(None)


def test_a_second_tick_says_so_and_does_nothing(monkeypatch):
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [tick.LOCK])
            assert run(monkeypatch, "good") == "Another tick is running.\n"
            cursor.execute("SELECT pg_advisory_unlock(%s)", [tick.LOCK])
    finally:
        other.close()
    assert seen == []
    run(monkeypatch, "good")
    assert len(seen) == 1


def test_every_registered_sweep_exists_and_runs():
    outcomes = list(sweeps.run(sweeps.SWEEPS, datetime.now(UTC)))
    assert [(name, error) for name, _counts, error in outcomes if error] == []
    assert all(isinstance(counts, dict) for _name, counts, _error in outcomes)
    assert connections["default"].is_usable()

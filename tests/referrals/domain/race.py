"""Two people at the same moment, each with a thread and a connection of their own."""

import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

from django.db import connection
from django.db.models import QuerySet

from rptc.flow import NotNow
from rptc.lib.refused import Refused

PATIENCE = {0: 1}  # seconds that one waits for the other, who may wait for a lock


def race(*acts):
    """Run all at once; returns what each came to: its result, or the exception."""

    def run(act):
        try:
            return act()
        except Exception as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def one_wins(outcomes):
    """One success; every other a refusal that can be shown to a person."""
    refusals = [outcome for outcome in outcomes if isinstance(outcome, Exception)]
    assert len(refusals) == len(outcomes) - 1, outcomes
    assert all(isinstance(refusal, (Refused, NotNow)) for refusal in refusals), outcomes


def meet(monkeypatch, module, name):
    """Let two threads meet at the entry of a function, after whatever was checked before it. A thread that is alone,
    because the other waits for a lock, goes on after a moment."""
    module = sys.modules[module]
    act, barrier = getattr(module, name), threading.Barrier(2)

    def met(*args, **kwargs):
        if (
            threading.current_thread() is not threading.main_thread()
        ):  # what comes before the race waits for nobody
            with suppress(threading.BrokenBarrierError):
                barrier.wait(PATIENCE[0])
        return act(*args, **kwargs)

    monkeypatch.setattr(module, name, met)


def without_locks(monkeypatch):
    """The naive version: look, then act, and lock nothing. Both come, however busy the machine: they wait long."""
    monkeypatch.setitem(PATIENCE, 0, 6)
    monkeypatch.setattr(QuerySet, "select_for_update", lambda self, *args, **kwargs: self)

"""Tuesday 24 November 2026, 10.00 WITA: Sari's cases come to an end, Bu Rina decides."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone, translation

from clients.actions import closure as closing
from clients.actions.closure import incidents
from tests import factories as make
from tests.clients.stay.conftest import bed, house, wita  # noqa: F401 - fixtures

NOW = "2026-11-24 10:00"


def told(kind="family_reunification", **more):
    """What the form asks, filled in."""
    from clients import exits

    extra = dict.fromkeys(exits.asks(kind), "diisi")
    return {"exit_type": kind, "outcome": "Kembali ke ibu", "summary": "Sepuluh hari", "extra": extra} | more


def iso(text):
    return wita(text).isoformat()


DEATH = {
    "died_at": iso("2026-11-23 22:10"), "place": "RS Contoh", "found_by": "Andi", "certified_by": "dr. Contoh", "unexpected": "no",
    "reported_head_at": iso("2026-11-23 22:30"), "reported_dinas_at": iso("2026-11-24 07:00"),
}  # fmt: skip
GONE = {
    "last_seen_at": iso("2026-11-23 20:00"), "noticed_at": iso("2026-11-24 05:30"), "noticed_by": "Andi", "last_place": "Pagar",
    "risk_now": "high", "searched_where": "Pasar", "reported_head_at": iso("2026-11-24 05:45"), "outcome": "still_missing",
}  # fmt: skip


@pytest.fixture(autouse=True)
def in_english():
    """Sentences are compared as the code has them."""
    with translation.override("en"):
        yield


@pytest.fixture
def clock():
    with time_machine.travel(wita(NOW), tick=False) as held:
        yield held


@pytest.fixture
def case(clock, sari):
    """The open case of a boy of twelve, arrived on 20 November."""
    return make.EpisodeFactory(case_worker=sari, arrived_at=wita("2026-11-20 12:00"))


@pytest.fixture
def worker(sari, by):
    return by(sari)


@pytest.fixture
def head(rina, by):
    return by(rina)


@pytest.fixture
def asked(case, worker):
    return closing.ask(case, **told(ended_at=wita("2026-11-24 09:00")), by=worker)


@pytest.fixture
def closed(asked, head):
    """Closed this morning at nine, with aftercare."""
    return closing.approve(asked, by=head)


@pytest.fixture
def died(case, worker):
    return incidents.record(case, "deceased", DEATH, by=worker)


@pytest.fixture
def gone(case, worker):
    return incidents.record(case, "absconded", GONE, by=worker)


def later(clock, **span):
    clock.move_to(timezone.now() + timedelta(**span))

"""The bed board as a file."""

import pytest

from clients.actions import stays
from rptc.audit.models import Event
from tests.clients.stay.conftest import wita

pytestmark = pytest.mark.usefixtures("evening", "house")


def test_every_bed_stands_in_the_file_with_whoever_is_in_it(as_, andi, man, bed, by):
    stays.admit(episode=man(), bed=bed("garuda", 1), by=by(andi), at=wita("2026-11-22 12:00"))
    lines = as_(andi).get("/clients/beds/export/").getvalue().decode().splitlines()
    taken = [line for line in lines if "Rusli" in line]
    assert len(taken) == 1 and len(lines) > 2
    assert Event.objects.reads().get(verb="board-exported").data["rows"] == len(lines) - 1

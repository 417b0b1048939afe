import pytest

from clients.actions import assess
from tests.clients.assessment.conftest import SCENARIOS
from tests.factories import EpisodeFactory


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda s: s["code"])
def test_x(sari, by, scenario):
    a = assess.fill(EpisodeFactory(), scenario["answers"], by=by(sari))
    assert a.total == scenario["expected"]["total"]
    assert (
        sorted(a.episode.person.alerts.values_list("kind", flat=True)) == scenario["expected"]["alert_flags"]
    )

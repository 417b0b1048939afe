"""Shared by the tests of the roof."""

import pytest
from django.utils import timezone

from clients.models import Assessment, Instrument


@pytest.fixture
def assessed(sari):
    """Give a case a finished initial assessment: `assessed(case, band="low")`."""

    def fill(case, band="low"):
        instrument = Instrument.objects.filter(code="initial_assessment").first()
        return Assessment.objects.create(
            episode=case, instrument=instrument, started_by=sari, changed_by=sari, finished_by=sari,
            finished_at=timezone.now(), total=1, strength=0, score_band=band, result_band=band,
        )  # fmt: skip

    return fill

"""Monday 2 February 2026 stands still; Bu Rina changes settings, referrals run as in the stories."""

import pytest

from rptc.lib.actor import Actor
from rptc.sop.models import Limit, Rung
from tests.referrals.domain.conftest import World, bed, in_english, monday, partner, world, yusuf  # noqa: F401 fixtures


@pytest.fixture
def head(request, db):
    """Bu Rina as she acts; the one of the world where there is a world."""
    if "world" in request.fixturenames:
        return request.getfixturevalue("world").rina
    return Actor.of(request.getfixturevalue("rina"))


@pytest.fixture
def answer(monday, db):
    """The general limit of a partner's answer: 2 working days."""
    return Limit.objects.get(code="referral_answer", urgency="")


@pytest.fixture
def reminder(monday, db):
    """The step on the day of a partner's answer."""
    return Rung.objects.get(code="answer_partner_zero")

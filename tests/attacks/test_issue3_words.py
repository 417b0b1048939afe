"""Days of no calendar and words longer than a row can hold: a sentence, and what was typed stays."""

import pytest

from rptc.letters.models import Letter
from tests.house.world import world  # noqa: F401 - a fixture

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "2026-02-31", "²"])
@pytest.mark.parametrize("button", ["", "save"])
def test_a_step_ends_on_a_day_that_somebody_can_live_to_see(as_, rina, day, button):
    page = as_(rina).post("/settings/steps/answer_partner_zero/end/", {"last_day": day, button: "1"})
    assert page.status_code == 200 and page.context["form"].errors["last_day"]


def test_why_a_letter_is_cancelled_is_said_in_250_signs(as_, rina, world):
    page = f"/referrals/{world.referral.code}/letters/{world.letter.code}/cancel/"
    answer = as_(rina).post(page, {"reason": "salah " * 60})
    assert "250" in str(answer.context["form"].errors["reason"]) and "salah salah" in answer.content.decode()
    assert not Letter.objects.get(pk=world.letter.pk).cancelled_at
    assert as_(rina).post(page, {"reason": "s" * 250}).status_code == 302

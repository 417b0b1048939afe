"""The page of one referral."""

import pytest
from django.urls import reverse

from tests.referrals.web.conftest import STEPS

pytestmark = pytest.mark.django_db


def detail(referral):
    return reverse("referrals:referral-detail", args=[referral.code])


@pytest.mark.parametrize("step", STEPS)
def test_the_page_can_be_read_in_every_state(as_, sari, way, step):
    answer = as_(sari).get(detail(way.to(step)))
    assert answer.status_code == 200
    assert way.referral.number in answer.content.decode()

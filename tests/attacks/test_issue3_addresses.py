"""What a forger writes into an address of the lists and settings: the page opens as if nothing had been asked."""

from base64 import urlsafe_b64encode

import pytest
import time_machine

pytestmark = pytest.mark.django_db
PKS = ["Infinity", "NaN", "1e400", "1" + "0" * 30, "null", "true", '"x"', "1.5", "[]"]
MOMENTS = ["2026-01-01T00:00:00+00:00", "0001-01-01T00:00:00+14:00", "2026-01-01T00:00:00", "2026-01-01"]
LISTS = ["/referrals/", "/referrals/issues/", "/referrals/incoming/"]


def mark(text):
    return urlsafe_b64encode(text.encode()).decode()


@pytest.mark.parametrize("pk", PKS)
@pytest.mark.parametrize("side", ["after", "before"])
def test_a_forged_place_in_a_list_is_its_beginning(as_, rina, pk, side):
    for moment in MOMENTS:
        forged = {"show": "all", side: mark(f'["{moment}", {pk}]')}
        assert [as_(rina).get(page, forged).status_code for page in LISTS] == [200] * len(LISTS)


@pytest.mark.parametrize("text", ["[" * 3000, "9" * 5000, "{}", "", '["x"]'])
def test_a_place_that_nobody_can_read_is_the_beginning(as_, rina, text):
    assert as_(rina).get("/referrals/", {"after": mark(text)}).status_code == 200


@pytest.mark.parametrize("year", ["9" * 5000, "²", "٢٠٢٦", "-1", "1999", "2100"])
def test_a_year_that_no_calendar_has_is_this_year(as_, rina, year):
    with time_machine.travel("2026-11-24T02:00:00Z"):
        assert as_(rina).get("/settings/holidays/", {"year": year}).context["year"] == "2026"


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "2026-02-31", "9" * 5000, "²"])
def test_a_night_that_nobody_can_plan_is_tonight(as_, rina, day):
    with time_machine.travel("2026-11-24T02:00:00Z"):
        page = as_(rina).get("/settings/duty/new/", {"day": day})
    assert page.status_code == 200 and str(page.context["form"]["starts_at"].value()).startswith("2026-11-24")

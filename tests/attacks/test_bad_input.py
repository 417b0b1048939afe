"""A clumsy browser or a forger sends what no page offers: a sentence or a plain refusal, never our own fault."""

import pytest
from django.urls import reverse

from clients.models import Draft
from rptc.lib.numbers import whole
from tests.clients.intake.stories import aco, begin
from tests.factories import EpisodeFactory

pytestmark = pytest.mark.django_db
NO_NUMBERS = ["²", "³4", "9" * 5000, "-1", "\0", "1e9", ""]


@pytest.mark.parametrize("text", [*NO_NUMBERS, None, "٣"])
def test_only_plain_digits_are_a_number(text):
    assert whole(text) == 0 and whole(text, None) is None


def test_nine_digits_are_the_most():
    assert whole("042") == 42 and whole("9" * 9) == 999_999_999 and whole("9" * 10) == 0


@pytest.mark.parametrize("version", NO_NUMBERS)
def test_a_forged_version_is_an_old_one(as_, sari, version):
    desk = begin(as_(sari), sari)
    answer = desk.client.post(
        desk.address("draft-section", "identity"), {"version": version, "draft": "1", "alias": "Aco"}
    )
    assert answer.status_code in (302, 409)
    added = desk.client.post(
        desk.address("draft-item-add", "family"), {"version": version, "name": "Ibu", "relation": "mother"}
    )
    assert added.status_code == 302


def test_a_nik_of_strange_digits_gets_a_sentence_each_time_the_page_opens(as_, sari):
    desk = begin(as_(sari), sari)
    page = desk.write("identity", **aco()["identity"] | {"nik": "²" * 16})
    assert "16" in str(page.context["form"].errors["nik"])
    assert "²" * 16 in desk.see("identity").content.decode()


@pytest.mark.parametrize(("age", "asked"), [("²", False), ("9" * 5000, False), (" 11 ", True)])
def test_the_age_of_an_emergency_is_read_as_the_form_reads_it(as_, sari, age, asked):
    desk = begin(as_(sari), sari, "emergency")
    answers = {
        "alias": "Aco",
        "sex": "male",
        "estimated_age": age,
        "ppks_class": "anak_jalanan",
        "finish": "1",
    }
    from clients.models import LocalClass

    LocalClass.objects.filter(code="anak_jalanan").update(minor_is_victim=True)
    page = desk.client.post(desk.address("draft-emergency"), answers)
    assert page.status_code == 200 and ("victim" in page.context["form"].fields) is asked


@pytest.mark.parametrize("moment", ["0001-01-01T00:00", "1800-05-01T10:00", "2022-12-31T23:59"])
def test_an_arrival_before_the_first_limit_gets_a_sentence_and_stays_typed(as_, sari, moment):
    desk = begin(as_(sari), sari)
    page = desk.write("arrival", **aco()["arrival"] | {"arrived_at": moment})
    assert "2023" in str(page.context["form"].errors["arrived_at"]) and moment in page.content.decode()
    assert desk.client.get(desk.address("draft-check")).status_code == 200
    assert not Draft.objects.filter(episode__isnull=False).exists()


def test_an_address_with_a_nul_is_refused(as_, andi, client):
    assert as_(andi).get(reverse("clients:stay-admit"), {"episode": "\0"}).status_code == 400
    assert client.get("/help/", {"laid": "\0"}).status_code == 400


def test_a_nul_in_a_hidden_field_is_no_case_and_no_press(as_, andi):
    answer = as_(andi).post(reverse("clients:stay-admit"), {"episode": "a\0", "bed": "x\0", "once": "\0"})
    assert answer.status_code == 200 and answer.context["form"].errors["episode"]


@pytest.mark.parametrize("year", ["0", "99999", "9" * 50, "²", "-5", "abc"])
def test_a_year_of_no_table_has_nobody_behind_it(as_, rina, year):
    EpisodeFactory()
    answer = as_(rina).get("/reports/table1/cases/", {"year": year})
    assert answer.status_code == 200 and answer.context["page"].rows == []


@pytest.mark.parametrize("query", ["last=0", "first=9999999999999999999999&last=9999999999999999999999"])
def test_a_period_of_no_calendar_gets_a_sentence(as_, rina, query):
    assert as_(rina).get(f"/reports/table1/?{query}").context["form"].errors
    assert as_(rina).get(f"/reports/table1/csv/?{query}").status_code == 200


def test_a_strange_way_back_from_the_language_is_an_address_and_no_name(client):
    assert client.get("/language/", {"to": "en", "next": "²"}).status_code == 302

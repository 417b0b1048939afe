"""What is odd is said and stops nobody; what the law sees differently asks for a tick."""

from datetime import date

import pytest

from clients.intake import nik
from clients.models import Episode
from tests.clients.intake.stories import aco, begin

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("number", "born", "sex"),
    [
        ("3171011708450001", date(1945, 8, 17), "male"),
        ("3171015708450001", date(1945, 8, 17), "female"),
        ("7371011208149001", date(2014, 8, 12), "male"),
        ("7371017112009001", date(2000, 12, 31), "female"),
        ("7371012902009001", date(2000, 2, 29), "male"),
        ("7371013002009001", None, ""),
    ],
)
def test_a_nik_suggests_birth_and_sex(number, born, sex):
    assert nik.suggestion(number) == nik.Suggestion(born, sex)


@pytest.mark.parametrize(
    ("born", "sex", "words"),
    [
        (None, "", 0),
        (date(1945, 8, 17), "male", 0),
        (date(2045, 8, 17), "male", 0),
        (date(1945, 8, 18), "female", 2),
    ],
)
def test_a_nik_that_disagrees_is_mentioned(born, sex, words):
    assert len(nik.warnings("3171011708450001", born, sex)) == words


@pytest.fixture
def desk(as_, sari):
    return begin(as_(sari), sari)


def test_the_suggestion_fills_nothing_until_sari_takes_it(desk):
    page = desk.write("identity", alias="Baco", nik="3171 0117 0845 0001", identity_status="stated")
    assert page.context["suggestion"] == nik.Suggestion(date(1945, 8, 17), "male")
    assert "sex" not in desk.now().answers["identity"]["data"]
    desk.client.post(
        desk.address("draft-section", "identity"),
        {
            "use": "nik",
            "version": "99",
            "alias": "Baco",
            "nik": "3171011708450001",
            "identity_status": "stated",
        },
    )
    data = desk.now().answers["identity"]["data"]
    assert (data["birth_date"], data["sex"], data["alias"]) == (["17-08-1945"], ["male"], ["Baco"])


def test_a_mismatch_warns_and_does_not_block(desk):
    went_on = desk.write("identity", **aco()["identity"] | {"nik": "3171011708450001", "sex": "female"})
    assert went_on.status_code == 302
    assert len(desk.client.get(desk.address("draft-check")).context["warnings"]) >= 1


@pytest.mark.parametrize(
    ("field", "answer"), [("nik", "12345"), ("nik", "73710112081490AB"), ("birth_date", "01-01-2099")]
)
def test_what_cannot_be_is_refused(desk, field, answer):
    assert field in desk.write("identity", **aco()["identity"] | {field: answer}).context["form"].errors


@pytest.mark.parametrize(
    "answers", [{"age_unknown": "on"}, {"birth_date": "12/08/2014"}, {"estimated_age": "0"}]
)
def test_an_age_may_be_a_date_an_estimate_or_unknown(desk, answers):
    identity = aco()["identity"] | {"estimated_age": ""} | answers
    assert desk.write("identity", **identity).status_code == 302


def test_neither_name_nor_nickname_is_too_little(desk):
    assert "full_name" in desk.write("identity", **aco()["identity"] | {"alias": " "}).context["form"].errors


def test_an_age_that_does_not_fit_the_class_only_warns(desk):
    desk.write_all(
        identity=aco()["identity"] | {"estimated_age": "40"}, problem={"ppks_class": "anak_jalanan"}
    )
    assert any("5–17" in words for words in desk.client.get(desk.address("draft-check")).context["warnings"])
    desk.send()
    assert Episode.objects.get().age == 40


def test_a_child_in_prostitution_is_a_victim_after_one_tick(desk):
    desk.write("identity", **aco()["identity"] | {"estimated_age": "16"})
    assert set(desk.write("problem", ppks_class="tuna_susila").context["form"].errors) == {"victim"}
    assert desk.write("problem", ppks_class="tuna_susila", victim="on").status_code == 302
    assert 'name="victim"' in desk.see("problem").content.decode()


def test_a_child_alone_is_suggested_as_unaccompanied(desk):
    desk.write("identity", **aco()["identity"])
    assert desk.see("condition").context["form"].initial["flags"] == ["unaccompanied_minor"]
    desk.client.post(
        desk.address("draft-item-add", "family"),
        {"name": "Hasnah", "relation": "mother", "is_guardian": "on", "version": "1"},
    )
    assert desk.see("condition").context["form"].initial["flags"] == []


def test_none_of_these_is_an_answer_and_no_answer_is_not(desk):
    assert set(desk.write("condition", condition="Sehat", tonight="rptc").context["form"].errors) == {
        "flags",
        "needs",
    }
    assert (
        desk.write("condition", condition="Sehat", tonight="rptc", flags="none", needs="none").status_code
        == 302
    )


def test_an_allergy_asks_what_for(desk):
    page = desk.write("condition", condition="Sehat", tonight="rptc", flags="allergy", needs="none")
    assert set(page.context["form"].errors) == {"allergy_note"}


def test_a_list_that_names_family_and_none_at_once_is_asked_about(desk):
    assert "nobody" in desk.write("family").context["form"].errors
    desk.client.post(
        desk.address("draft-item-add", "family"), {"name": "Hasnah", "relation": "mother", "version": "1"}
    )
    assert "nobody" in desk.write("family", nobody="on").context["form"].errors

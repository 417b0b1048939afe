"""Ten inputs at night, and the rest later."""

import pytest

from clients.forms.intake.emergency import Emergency
from clients.intake.reading import Reading
from clients.models import Draft, Episode
from tests.clients.intake.stories import aco, begin

pytestmark = pytest.mark.django_db
TEN = {
    "alias": "Tn. X 08",
    "sex": "male",
    "estimated_age": "15",
    "ppks_class": "lem_aibon",
    "source": "police",
    "source_detail": "Polsek Wajo",
    "flags": ["substance", "violence_victim"],
    "tonight": "rptc",
    "found_at": "Pasar Sentral",
    "found_district": "73.71.05",
}


@pytest.fixture
def desk(as_, sari):
    return begin(as_(sari), sari, "emergency")


def post(desk, how="finish", **answers):
    return desk.client.post(desk.address("draft-emergency"), {how: "1", **answers})


def test_the_form_asks_at_most_ten_things(desk):
    assert len(Emergency(reading=Reading(desk.draft)).fields) <= 10


def test_the_case_exists_at_once_and_the_rest_is_on_the_list(desk, sari):
    assert post(desk, **TEN).url == desk.address("draft-done")
    episode = Episode.objects.get()
    assert (episode.emergency, episode.person.display_name, episode.age, episode.report_class.code) == (
        True,
        "Tn. X 08",
        15,
        "anak_jalanan",
    )
    assert (str(episode.found_district), episode.source_detail, episode.tonight) == (
        "Wajo",
        "Polsek Wajo",
        "rptc",
    )
    assert {a.kind for a in episode.person.alerts.all()} == {"substance", "violence_victim"}
    assert [d.completes for d in Draft.objects.to_complete()] == [episode]
    assert episode.number in desk.client.get(desk.address("draft")).content.decode()


def test_two_presses_make_one_case(desk):
    post(desk, **TEN)
    post(desk, **TEN)
    assert Episode.objects.count() == 1


def test_what_is_missing_is_said_and_what_was_typed_is_kept(desk):
    page = post(desk, **TEN | {"sex": "", "estimated_age": "belasan"})
    assert set(page.context["form"].errors) == {"sex", "estimated_age"}
    again = desk.client.get(desk.address("draft-emergency")).content.decode()
    assert 'value="belasan"' in again and 'value="Polsek Wajo"' in again
    assert not Episode.objects.exists()


def test_the_age_may_be_unknown(desk):
    post(desk, **TEN | {"estimated_age": ""})
    assert Episode.objects.get().age is None


def test_completing_fills_the_same_case_under_the_same_number(desk):
    post(desk, **TEN)
    number = Episode.objects.get().number
    desk.write_all(
        identity=aco()["identity"] | {"full_name": "Baco", "estimated_age": "19"},
        problem={"ppks_class": "pengamen"},
        arrival=aco()["arrival"] | {"source": "police"},
        condition=aco()["condition"] | {"flags": ["substance", "acute_illness"]},
    )
    assert desk.send().url == desk.address("draft-done")
    episode = Episode.objects.get()
    assert (episode.number, episode.person.full_name, episode.age) == (number, "Baco", 19)
    assert episode.report_class.code == "gelandangan_pengemis"
    assert sorted(a.kind for a in episode.person.alerts.all()) == [
        "acute_illness",
        "substance",
        "violence_victim",
    ]
    assert not Draft.objects.unfinished().exists()


def test_a_child_in_prostitution_needs_the_tick_here_too(desk):
    victim = TEN | {"ppks_class": "tuna_susila"}
    assert set(post(desk, **victim).context["form"].errors) == {"victim"}
    post(desk, **victim, victim="on")
    assert "korban_trafficking" in Episode.objects.get().national_types.values_list("code", flat=True)

"""The three small pages: admit, move, discharge, on a telephone at night."""

import re

import pytest
from django.urls import reverse

from clients.actions import stays
from clients.models import Bed, BedUse, Episode, Stay
from rptc.sop.models import Deviation
from tests.clients.stay.conftest import wita

pytestmark = pytest.mark.usefixtures("evening", "house")
ADMIT = "/clients/beds/admit/"


@pytest.fixture
def rusli(man, bed, andi, by):
    return stays.admit(episode=man(), bed=bed("garuda", 1), by=by(andi), at=wita("2026-11-22 12:00"))


def move_url(stay):
    return reverse("clients:stay-move", args=[stay.code])


def discharge_url(stay):
    return reverse("clients:stay-discharge", args=[stay.code])


def test_an_officer_admits_somebody_to_a_free_bed(as_, andi, man):
    case, client = man(), as_(andi)
    page = client.get(ADMIT, {"episode": case.code, "bed": "test-garuda-02"}).content.decode()
    assert (
        f'<option value="{case.code}" selected>' in page
        and '<option value="test-garuda-02" selected>' in page
    )
    answer = client.post(ADMIT, {"episode": case.code, "bed": "test-garuda-02"}, follow=True)
    assert answer.redirect_chain == [("/clients/beds/", 302)]
    assert f"Rusli · {case.number} sudah masuk." in answer.content.decode()
    assert BedUse.objects.get().bed.code == "test-garuda-02"


def test_the_list_offers_free_beds_by_room_and_says_who_the_room_is_for(as_, andi, rusli, man):
    man("Amir")
    page = as_(andi).get(ADMIT).content.decode()
    assert '<optgroup label="Garuda (putra dewasa)">' in page
    assert 'value="test-garuda-02"' in page and 'value="test-garuda-01"' not in page


def test_the_list_offers_open_cases_without_a_place_that_are_not_with_a_partner(
    as_, andi, rusli, man, bed, by
):
    waiting, away, closed = man("Amir"), man("Baso"), man("Cacca")
    stay = stays.admit(episode=away, bed=bed("garuda", 2), by=by(andi), at=wita("2026-11-23 12:00"))
    stays.discharge(stay=stay, reason="referred_partner", by=by(andi))
    Episode.objects.filter(pk=closed.pk).update(state="closed", closed_at=wita("2026-11-23 12:00"))
    page = as_(andi).get(ADMIT).content.decode()
    assert [c.code in page for c in (waiting, away, closed, rusli.episode)] == [True, False, False, False]


def test_somebody_taken_meanwhile_keeps_the_answers_and_gets_a_sentence(as_, andi, rusli, man):
    amir = man("Amir")
    answer = as_(andi).post(ADMIT, {"episode": amir.code, "bed": "test-garuda-01", "at": "2026-11-24T20:15"})
    page = answer.content.decode()
    assert "<title>Kesalahan:" in page and "Tempat tidur ini" in page
    assert f'value="{amir.code}" selected' in page and 'value="2026-11-24T20:15"' in page
    assert Stay.objects.count() == 1


def test_a_room_for_others_asks_for_a_tick_and_a_reason(as_, andi, man):
    given = {"episode": man().code, "bed": "test-anggrek-01"}
    client = as_(andi)
    assert 'name="go_on"' not in client.get(ADMIT).content.decode()
    asked = client.post(ADMIT, given).content.decode()
    assert "Anggrek untuk anak putri." in asked and 'name="go_on"' in asked and 'name="reason"' in asked
    unticked = client.post(ADMIT, given | {"reason": "Ayah dari anak sakit"}).content.decode()
    assert "Centang" in unticked and not Stay.objects.exists()
    assert client.post(ADMIT, given | {"reason": "Ayah dari anak sakit", "go_on": "on"}).status_code == 302
    assert Deviation.objects.get().reason == "Ayah dari anak sakit"


def test_an_overflow_place_asks_where_and_why(as_, andi, man):
    given, client = {"episode": man().code, "bed": "overflow"}, as_(andi)
    assert client.post(ADMIT, given).status_code == 200
    answer = client.post(ADMIT, given | {"overflow_place": "Aula", "overflow_reason": "Semua penuh"})
    assert answer.status_code == 302
    assert Stay.objects.get().overflow_place == "Aula" and Deviation.objects.get().rule == "overflow_place"


def test_an_overflow_place_typed_beside_a_bed_is_ignored(as_, andi, man):
    as_(andi).post(
        ADMIT,
        {"episode": man().code, "bed": "test-garuda-01", "overflow_place": "Aula", "overflow_reason": "x"},
    )
    assert Stay.objects.get().overflow_place == "" and not Deviation.objects.exists()


@pytest.mark.parametrize("given", [{}, {"episode": "tidakada"}, {"bed": "tidakada"}, {"at": "kemarin"}])
def test_what_is_missing_or_unknown_gets_a_sentence(given, as_, andi, man):
    answer = as_(andi).post(ADMIT, {"episode": man().code, "bed": ""} | given)
    assert answer.status_code == 200 and "r-errors" in answer.content.decode()
    assert not Stay.objects.exists()


def test_two_presses_admit_once_and_lead_to_the_same_page(as_, andi, man):
    client, case = as_(andi), man()
    token = re.search(r'name="once" value="([^"]+)"', client.get(ADMIT).content.decode()).group(1)
    answers = [
        client.post(ADMIT, {"episode": case.code, "bed": "test-garuda-01", "once": token})
        for _press in range(2)
    ]
    assert [a.url for a in answers] == ["/clients/beds/"] * 2 and Stay.objects.count() == 1


def test_nobody_waiting_is_said_with_a_next_step(as_, andi):
    page = as_(andi).get(ADMIT).content.decode()
    assert (
        "Semua kasus terbuka sudah mendapat tempat" in page and "<form method" not in page.split("<main")[1]
    )


def test_an_officer_moves_somebody(as_, andi, rusli):
    answer = as_(andi).post(move_url(rusli), {"bed": "test-garuda-02", "at": "2026-11-24T20:00"}, follow=True)
    assert "sekarang tidur di Garuda 02" in answer.content.decode()
    assert [use.bed.label for use in BedUse.objects.select_related("bed")] == ["02", "01"]


def test_moving_to_another_bed_offers_no_overflow_place(as_, andi, rusli):
    assert 'value="overflow"' not in as_(andi).get(move_url(rusli)).content.decode()
    assert as_(andi).post(move_url(rusli), {"bed": "overflow"}).status_code == 200


def test_an_officer_discharges_somebody_with_a_reason(as_, andi, rusli):
    page = as_(andi).get(discharge_url(rusli)).content.decode()
    assert "Rusli" in page and "Garuda 01" in page and "hari ke-3" in page
    assert 'value="referred_partner"' not in page
    answer = as_(andi).post(
        discharge_url(rusli), {"reason": "own_request", "note": "ke rumah paman"}, follow=True
    )
    assert "sudah keluar." in answer.content.decode()
    stay = Stay.objects.get()
    assert (stay.end_reason, stay.end_note) == ("own_request", "ke rumah paman")
    assert stay.episode.is_open


def test_leaving_before_coming_is_refused_with_the_answers_kept(as_, andi, rusli):
    page = (
        as_(andi)
        .post(discharge_url(rusli), {"reason": "hospital", "at": "2026-11-21T08:00", "note": "RS Dadi"})
        .content.decode()
    )
    assert "r-errors" in page and "RS Dadi" in page and Stay.objects.get().during.upper_inf


def test_a_page_of_somebody_who_left_says_so(as_, andi, rusli, by):
    stays.discharge(stay=rusli, reason="independent", by=by(andi))
    for url in (move_url(rusli), discharge_url(rusli)):
        assert "sudah keluar sebelumnya" in as_(andi).get(url, follow=True).content.decode()
        assert as_(andi).post(url, {"reason": "absconded"}).status_code == 302
    assert Stay.objects.get().end_reason == "independent"


def test_the_stay_of_somebody_restricted_is_not_found(as_, andi, rina, man, bed, by):
    stay = stays.admit(episode=man(restricted=True), bed=bed("garuda", 1), by=by(rina))
    for url in (move_url(stay), discharge_url(stay)):
        assert as_(andi).get(url).status_code == 404
        assert as_(rina).get(url).status_code == 200


def test_the_case_of_somebody_restricted_is_not_offered(as_, andi, rina, man):
    case = man(restricted=True)
    assert case.code not in as_(andi).get(ADMIT).content.decode()
    asked = as_(andi).get(ADMIT, {"episode": case.code}).content.decode()
    assert f'value="{case.code}"' not in asked and case.number not in asked
    assert as_(andi).post(ADMIT, {"episode": case.code, "bed": "test-garuda-01"}).status_code == 200
    assert case.code in as_(rina).get(ADMIT).content.decode()


@pytest.mark.parametrize("who, status", [("sari", 200), ("andi", 200), ("rina", 200), ("oci", 403), ("wati", 403),
                                         ("tono", 403), ("lina", 403), ("sisca", 403), ("dodi", 403)])  # fmt: skip
def test_who_may_admit_move_and_discharge(who, status, as_, rusli, request):
    client = as_(request.getfixturevalue(who))
    assert [client.get(url).status_code for url in (ADMIT, move_url(rusli), discharge_url(rusli))] == [
        status
    ] * 3


def test_the_seeded_house_has_rooms_for_everybody(db):
    beds = Bed.objects.filter(room__facility__code="liponsos-mulia")
    assert beds.count() == 28 and beds.values("room").distinct().count() == 8

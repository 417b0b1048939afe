"""The board: who is where, what matters tonight, and what somebody may not see."""

import re
from html.parser import HTMLParser

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from clients.actions import bed_states, stays
from clients.models import Alert, Assessment, Facility, Instrument, Person
from rptc.audit.models import Event
from rptc.lib.actor import Actor
from tests import factories as make
from tests.clients.stay.conftest import wita

pytestmark = pytest.mark.usefixtures("evening", "house")
BOARD = "/clients/beds/"


@pytest.fixture
def admitted(man, bed, andi, by):
    """`admitted("Rusli", day="22", bed=1)`: somebody in Garuda since noon of that November day."""

    def admit(alias="Rusli", *, since="2026-11-22 12:00", n=1, **fields):
        case = man(alias, **fields)
        case.arrived_at = wita("2026-11-01 08:00")
        case.save()
        return stays.admit(episode=case, bed=bed("garuda", n), by=by(andi), at=wita(since))

    return admit


class Text(HTMLParser):
    """The words of a page, without its markup."""

    def __init__(self, html):
        super().__init__()
        self.words = []
        self.feed(html)

    def handle_data(self, data):
        self.words.append(data)

    def __str__(self):
        return re.sub(r"\s+", " ", " ".join(self.words))


def board(client, **headers):
    answer = client.get(BOARD, headers=headers)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_board_says_how_full_the_house_is_and_who_sleeps_where(as_, andi, admitted):
    admitted()
    words = str(Text(board(as_(andi))))
    assert "Terisi 1 dari 100" in words and "Terisi 1 dari 2" in words
    assert "Rusli" in words and "hari ke-3" in words
    assert "3 tempat tidur kosong" in words


def test_an_eleventh_day_is_late_in_words_and_style_and_the_tenth_is_the_last(as_, andi, admitted):
    admitted("Rusli", since="2026-11-14 12:00")
    admitted("Amir", since="2026-11-15 12:00", n=2)
    html = board(as_(andi))
    words = str(Text(html))
    assert html.count("is-over") == 1
    assert "Lewat 1 hari" in words and "Hari ke-11 dari 10" in words and "Hari terakhir" in words
    assert "1 klien melewati masa pembinaan" in words


def test_warnings_stand_in_words_the_most_urgent_first(as_, andi, admitted):
    person = admitted().person
    for kind in ("identity_unknown", "allergy", "self_harm", "officer_conflict"):
        Alert.objects.create(person=person, kind=kind, raised_by="Sari")
    Alert.objects.create(person=person, kind="pregnant", raised_by="Sari", ended_at=wita("2026-11-23 08:00"))
    words = str(Text(board(as_(andi))))
    assert words.index("Risiko menyakiti diri") < words.index("Alergi") < words.index("Tanpa identitas")
    assert "Hamil" not in words and "Keluhan tentang petugas" not in words


@pytest.mark.parametrize(
    "result, judged, said", [("high", "", "Risiko: Tinggi"), ("immediate", "low", ""), ("medium", "", "")]
)
def test_a_high_risk_stands_at_the_bed(result, judged, said, as_, andi, sari, admitted):
    Assessment.objects.create(
        episode=admitted().episode, instrument=Instrument.objects.first(), started_by=sari, changed_by=sari, total=1,
        finished_at=wita("2026-11-23 08:00"), finished_by=sari, result_band=result, judged_band=judged,
        judged_reason="Sudah dijaga kakaknya" if judged else "",
    )  # fmt: skip
    words = str(Text(board(as_(andi))))
    assert said in words if said else "Risiko:" not in words


def test_somebody_restricted_is_initials_to_those_who_may_not_open_the_file(as_, andi, rina, admitted):
    stay = admitted("Rusli", restricted=True, full_name="Rusli Daeng Contoh")
    Alert.objects.create(person=stay.person, kind="self_harm", raised_by="Sari")
    hidden = board(as_(andi))
    assert "R.D.C." in str(Text(hidden))
    for secret in ("Rusli", "menyakiti", stay.person.code, stay.code):
        assert secret not in hidden
    assert "Rusli" in board(as_(rina))


def test_administration_reads_initials_and_changes_nothing(as_, wati, admitted):
    stay = admitted(full_name="Rusli Daeng Contoh")
    html = board(as_(wati))
    assert "R.D.C." in html and "Rusli" not in html
    assert reverse("clients:stay-admit") not in html and stay.code not in html
    assert "02" in str(Text(html))


@pytest.mark.parametrize("who, status", [("sari", 200), ("andi", 200), ("rina", 200), ("oci", 200), ("wati", 200),
                                         ("tono", 403), ("lina", 403), ("sisca", 403), ("dodi", 403)])  # fmt: skip
def test_who_sees_the_board(who, status, as_, request):
    assert as_(request.getfixturevalue(who)).get(BOARD).status_code == status


def test_nobody_without_an_account_sees_it(client):
    assert client.get(BOARD).status_code == 302


def test_somebody_without_a_bed_stands_first_with_the_place(as_, andi, by, man):
    stays.admit(episode=man("Amir"), overflow_place="Aula depan", overflow_reason="penuh", by=by(andi))
    words = str(Text(board(as_(andi))))
    assert words.rindex("Tempat tambahan") < words.index("Aula depan") < words.rindex("Anggrek")
    assert "1 di tempat tambahan" in words


def test_a_bed_out_of_order_is_named_and_not_offered(as_, andi, bed, by):
    bed_states.out_of_order(bed=bed("garuda", 2), reason="Kaki patah", by=by(andi))
    html = board(as_(andi))
    assert "Rusak" in html and "1 rusak" in str(Text(html))
    assert "bed=test-garuda-02" not in html and "bed=test-garuda-01" in html


def test_a_closed_house_is_shown_while_somebody_is_left_in_it(as_, andi, admitted, house):
    admitted()
    Facility.objects.filter(pk=house.pk).update(closed_on=wita("2026-11-23 00:00").date())
    assert "Rusli" in board(as_(andi))
    stays.discharge(stay=Person.objects.get(alias="Rusli").stays.get(), reason="hospital", by=Actor.job())
    assert "Rumah Contoh" not in board(as_(andi))


def test_the_fragment_has_no_frame_and_leaves_no_line_in_the_audit(as_, andi, admitted):
    admitted()
    whole, fragment = board(as_(andi)), board(as_(andi), hx_request="true")
    assert "<html" in whole and "<html" not in fragment and "Rusli" in fragment
    assert Event.objects.filter(verb="board-opened", is_read=True).count() == 1


def test_pausing_stops_the_refresh_and_going_on_starts_it(as_, andi):
    client = as_(andi)
    assert 'hx-trigger="every 60s"' in board(client)
    paused = client.get(BOARD, {"pause": "1"}).content.decode()
    assert "hx-trigger" not in paused and "Lanjutkan" in paused


def test_no_name_stands_in_title_or_address(as_, andi, admitted):
    admitted()
    html = board(as_(andi))
    assert "Rusli" not in re.search("<title>.*</title>", html, re.S).group()
    assert not any("Rusli" in href for href in re.findall('href="([^"]*)"', html))


def test_the_number_of_statements_does_not_grow_with_people_or_beds(
    as_, andi, admitted, house, by, man
):  # fmt: skip
    client = as_(andi)
    admitted()
    client.get(BOARD)
    with CaptureQueriesContext(connection) as few:
        client.get(BOARD)
    for r in range(4):
        room = make.RoomFactory(facility=house, meant_for="male")
        for n in range(5):
            stay = stays.admit(episode=man(f"Orang {r}{n}"), bed=make.BedFactory(room=room), by=by(andi))
            Alert.objects.create(person=stay.person, kind="allergy", raised_by="Sari")
    with CaptureQueriesContext(connection) as many:
        client.get(BOARD)
    assert len(many) == len(few) <= 15 + 5, "\n".join(q["sql"][:120] for q in many)

"""The search page: the box posts, the address carries a code, and only a search leads to registration."""

import logging
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from clients.models import Search
from rptc.audit.models import Event
from tests.factories import EpisodeFactory, PersonFactory, with_nik

pytestmark = pytest.mark.django_db
BOX = "/clients/"


def ask(client, text):
    """The page of results for what somebody types."""
    answer = client.post(BOX, {"text": text})
    assert answer.status_code == 302, answer.context["form"].errors
    return client.get(answer["Location"])


def test_a_social_worker_searches_and_sees_who_it_may_be_and_why(as_, sari):
    person = PersonFactory(full_name="Suparman", alias="Dg. Tola", sex="male", birth_date=date(1955, 3, 1))
    with_nik(person, "7371010103559417")
    EpisodeFactory(person=person, number="K-2026-0436")
    page = ask(as_(sari), "soeparman")
    for said in (
        "Suparman",
        "Dg. Tola",
        "••••••••••••9417",
        "K-2026-0436",
        "Nama sama",
        f"/clients/{person.code}/",
    ):
        assert said in page.content.decode(), said
    assert "7371010103559417" not in page.content.decode()


def test_an_estimated_age_says_so(as_, sari):
    PersonFactory(
        full_name="Aco Contoh", birth_date=None, estimated_age=17, estimated_on=timezone.localdate()
    )
    assert "±17" in ask(as_(sari), "aco contoh").content.decode()


def test_what_was_typed_stands_in_no_address_title_log_or_audit(as_, sari, caplog):
    caplog.set_level(logging.DEBUG)
    client = as_(sari)
    answer = client.post(BOX, {"text": "Zulkifli 7371012005149001"})
    page = client.get(answer["Location"])
    title = page.content.decode().split("<title>")[1].split("</title>")[0]
    events = " ".join(f"{e.verb} {e.subject_label} {e.subject_code} {e.data}" for e in Event.objects.all())
    for place in (answer["Location"], title, caplog.text, events):
        assert "zulkifli" not in place.lower()
        assert "7371012005149001" not in place


def test_the_text_is_sealed_in_the_database(as_, sari):
    as_(sari).post(BOX, {"text": "Zulkifli"})
    with connection.cursor() as cursor:
        cursor.execute("SELECT text FROM clients_search")
        assert b"Zulkifli" not in bytes(cursor.fetchone()[0])
    assert Search.objects.get().text == "Zulkifli"


def test_each_search_is_in_the_audit_log(as_, sari):
    PersonFactory(full_name="Zulkifli")
    ask(as_(sari), "Zulkifli")
    event = Event.objects.get(verb="searched")
    assert (event.is_read, event.actor_label, event.subject_code) == (True, "Sari", Search.objects.get().code)


def test_another_persons_search_is_not_found(as_, sari, rina):
    as_(sari).post(BOX, {"text": "Zulkifli"})
    address = reverse("clients:search-results", args=[Search.objects.get().code])
    assert as_(rina).get(address).status_code == 404


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Tulis nama"),
        ("ab", "tiga huruf"),
        ("a. 2012", "tiga huruf"),
        ("2012", "nama di samping tahun"),
        ("737101200514900", "Anda menulis 15"),
        ("73710120051490011", "Anda menulis 17"),
        ("12345", "Periksa angkanya"),
    ],
)
def test_a_text_that_can_find_nothing_gets_a_sentence_and_stays(as_, sari, text, sentence):
    page = as_(sari).post(BOX, {"text": text})
    assert page.status_code == 200
    assert sentence in page.content.decode()
    assert f'value="{text}"' in page.content.decode() or not text
    assert not Search.objects.exists()


def test_the_number_found_is_announced(as_, sari):
    PersonFactory(full_name="Zulkifli")
    assert 'role="status">1 orang mungkin dimaksud<' in ask(as_(sari), "Zulkifli").content.decode()


def test_nobody_found_says_so_and_opens_the_only_door(as_, sari):
    page = ask(as_(sari), "Zulkifli")
    door = reverse("clients:draft-start", args=[Search.objects.get().code])
    assert "Tidak ditemukan" in page.content.decode()
    assert f'href="{door}"' in page.content.decode()
    assert "/register/" not in as_(sari).get(BOX).content.decode()


def test_a_restricted_file_is_a_number_to_sari_and_a_person_to_bu_rina(as_, sari, rina):
    PersonFactory(full_name="Zulkifli", restricted=True)
    seen_by_sari = ask(as_(sari), "zulkifli").content.decode()
    assert "Ada 1 berkas terbatas" in seen_by_sari
    assert "Zulkifli" not in seen_by_sari
    assert "Zulkifli" in ask(as_(rina), "zulkifli").content.decode()


def test_filters_by_sex_and_age_hang_on_the_address_and_keep_the_unknown(as_, sari):
    for name, sex, born in [
        ("Rahmat Satu", "male", 1950),
        ("Rahmat Dua", "female", 1950),
        ("Rahmat Tiga", "male", 2015),
    ]:
        PersonFactory(full_name=name, sex=sex, birth_date=date(born, 1, 1))
    PersonFactory(full_name="Rahmat Empat", sex="unknown", birth_date=None)
    client = as_(sari)
    address = client.post(BOX, {"text": "rahmat"})["Location"]
    page = client.get(f"{address}?sex=male&age=older")
    assert sorted(tile.person.full_name for tile in page.context["tiles"]) == ["Rahmat Empat", "Rahmat Satu"]
    assert len(client.get(f"{address}?sex=nonsense&age=9&page=x").context["tiles"]) == 4


def test_many_hits_are_paged_under_the_same_code(as_, sari):
    for number in range(25):
        PersonFactory(full_name="Rahmat", birth_date=date(2000, 1, 1) + timedelta(days=number))
    client = as_(sari)
    address = client.post(BOX, {"text": "rahmat"})["Location"]
    pages = [client.get(f"{address}?sex=male&page={n}").context["tiles"] for n in (1, 2)]
    assert [len(tiles) for tiles in pages] == [20, 5]
    assert len({tile.person.pk for tiles in pages for tile in tiles}) == 25
    assert "?sex=male&amp;page=2" in client.get(f"{address}?sex=male").content.decode()


def test_a_page_of_results_needs_ten_statements_at_most_however_many_hits(as_, sari):
    def statements(address):
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        return len(queries)

    client = as_(sari)
    address = client.post(BOX, {"text": "rahmat 2014"})["Location"]
    EpisodeFactory(person=PersonFactory(full_name="Rahmat"))
    one = statements(address)
    for number in range(25):
        person = PersonFactory(full_name="Rahmat")
        with_nik(person, f"73710120051491{number:02}")
        EpisodeFactory(person=person)
    assert statements(address) == one <= 10


@pytest.mark.parametrize("who", ["sari", "rina", "andi", "oci"])
def test_those_who_meet_clients_may_search(as_, request, who):
    assert as_(request.getfixturevalue(who)).get(BOX).status_code == 200


@pytest.mark.parametrize("who", ["wati", "tono", "lina", "sisca", "dodi"])
def test_others_may_not(as_, request, who):
    client = as_(request.getfixturevalue(who))
    assert client.get(BOX).status_code == client.post(BOX, {"text": "Zulkifli"}).status_code == 403


def test_the_page_speaks_english_too(as_, sari):
    PersonFactory(full_name="Zulkifli")
    client = as_(sari)
    client.cookies["django_language"] = "en"
    page = ask(client, "Zulkifli").content.decode()
    assert "Same name" in page
    assert "1 person may be meant" in page


def test_somebody_known_gets_a_new_case_from_here_unless_one_runs(as_, sari):
    known, running = PersonFactory(full_name="Zulkifli"), PersonFactory(full_name="Zulkifli")
    EpisodeFactory(person=running)
    page = ask(as_(sari), "Zulkifli").content.decode()
    code = Search.objects.get().code
    assert reverse("clients:draft-known", args=[code, known.code]) in page
    assert reverse("clients:draft-known", args=[code, running.code]) not in page


def test_a_year_alone_in_common_is_no_reason_to_be_shown(as_, sari):
    PersonFactory(full_name="Zulkifli", birth_date=date(2012, 1, 1))
    assert not ask(as_(sari), "Hasnawati 2012").context["tiles"]

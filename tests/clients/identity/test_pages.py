"""The pages of an identity: what is recorded stands there, what ended stays with its reason, and two files are compared."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from clients.actions.identity import households, joining, names, parting, suspecting
from clients.models import (
    Address,
    Membership,
    Merge,
    OtherName,
    Person,
    PossibleDuplicate,
    Relative,
    TwoPeople,
)
from rptc.audit.models import Event
from tests.factories import EpisodeFactory, PersonFactory, photo, with_nik

pytestmark = pytest.mark.django_db


def page(client, person, part=""):
    return client.get(f"/clients/{person.code}/identity/{part}").content.decode()


def post(http, address, **data):
    return http.post(address, data)


def test_another_name_is_recorded_corrected_and_retired_and_all_of_it_stays(as_, sari, first):
    client, base = as_(sari), f"/clients/{first.code}/identity/"
    post(client, base + "name/", kind="nickname", name="  Minne \u200b Daeng  ", source="Ibunya")
    row = OtherName.objects.get()
    assert (row.name, row.recorded_by) == ("Minne Daeng", "Sari")
    post(client, f"/clients/name/{row.code}/correct/", to="Minneng", reason="Salah dengar")
    new = OtherName.objects.in_use().get()
    post(client, f"/clients/name/{new.code}/retire/", as_="unused", reason="Sudah besar")
    text = page(client, first)
    for words in ("Minne Daeng", "Minneng", "Salah dengar", "Sudah besar", "Ibunya"):
        assert words in text
    assert not OtherName.objects.in_use().exists()


def test_what_is_missing_gets_a_sentence_and_what_was_typed_stays(as_, sari, first):
    client = as_(sari)
    answer = post(client, f"/clients/{first.code}/identity/name/", kind="nickname", source="Tetangga")
    assert answer.context["form"].errors["name"]
    assert "Tetangga" in answer.content.decode()
    names.add(first, kind="nickname", name="Minne", by=answer.wsgi_request.actor)
    again = post(client, f"/clients/{first.code}/identity/name/", kind="nickname", name="minne")
    assert again.context["form"].non_field_errors()


def test_a_document_is_named_and_a_day_to_come_is_refused(as_, sari, first):
    client, base = as_(sari), f"/clients/{first.code}/identity/status/"
    assert "source" in post(client, base, status="document_seen").context["form"].errors
    ahead = timezone.localdate() + timedelta(days=1)
    assert "on" in post(client, base, status="stated", on=str(ahead)).context["form"].errors
    post(client, base, status="document_seen", source="Kartu keluarga", on="2026-01-05")
    first.refresh_from_db()
    assert first.identity_status == "document_seen"
    post(client, base, status="unknown", on="2025-01-05")  # what was known earlier changes nothing today
    first.refresh_from_db()
    assert first.identity_status == "document_seen"


def test_a_new_photo_is_the_current_one_and_an_old_one_may_be_again(as_, sari, first, by):
    client, base = as_(sari), f"/clients/{first.code}/identity/photo/"
    wrong = post(client, base, photo=SimpleUploadedFile("x.jpg", b"no"))
    assert wrong.context["form"].non_field_errors()
    stored = [photo(by(sari)) for _two in range(2)]
    from clients.actions.identity import photos

    old, new = (photos.add(first, file=file, by=by(sari)) for file in stored)
    first.refresh_from_db()
    assert first.photo == new.file
    assert b"".join(client.get(f"/clients/portrait/{old.code}/").streaming_content)
    post(client, f"/clients/portrait/{old.code}/use/")
    first.refresh_from_db()
    assert first.photo == old.file
    assert first.portraits.count() == 2


def test_a_new_home_ends_the_old_one_and_a_shelter_stands_beside_it(as_, sari, first):
    client, base = as_(sari), f"/clients/{first.code}/identity/address/"
    post(client, base, kind="home", text="Jl. Lama 1", since="2020-01-01")
    post(client, base, kind="shelter", text="Rumah singgah kota")
    post(client, base, kind="home", text="Jl. Baru 2", since="2025-06-01")
    first.refresh_from_db()
    assert first.address == "Jl. Baru 2"
    assert set(Address.objects.current().values_list("kind", flat=True)) == {"home", "shelter"}
    old = Address.objects.get(text="Jl. Lama 1")
    assert str(old.until) == "2025-06-01"
    home = Address.objects.get(text="Jl. Baru 2")
    post(client, f"/clients/address/{home.code}/end/", as_="mistake", reason="Salah orang")
    first.refresh_from_db()
    assert first.address == ""
    assert "Salah orang" in page(client, first)


def test_who_lives_together_is_found_by_a_number_and_one_household_holds_them(as_, sari, first, second):
    number = EpisodeFactory(person=second).number
    client, base = as_(sari), f"/clients/{first.code}/identity/household/"
    assert "other" in post(client, base, other="K-1999-0001").context["form"].errors
    post(client, base, other=number.lower().replace("-", " "))
    assert {m.person for m in Membership.objects.all()} == {first, second}
    assert "Minne" in page(client, first)
    mine = Membership.objects.get(person=first)
    post(client, f"/clients/household/{mine.code}/leave/", reason="Pindah ke kakaknya")
    assert "Pindah ke kakaknya" in page(client, first)


def test_a_restricted_member_of_the_household_has_no_name_there(as_, sari, rina, first, second, by):
    households.join(first, other=second, by=by(sari))
    Person.objects.filter(pk=second.pk).update(restricted=True)
    assert "Minne" not in page(as_(sari), first)
    assert "Minne" in page(as_(rina), first)


def test_the_mother_who_is_a_client_is_linked_and_both_files_say_so(as_, sari, first, second):
    EpisodeFactory(person=second, number="K-2026-7777")
    mother = Relative.objects.create(person=first, name="Ibu Minne", relation="mother")
    client = as_(sari)
    post(client, f"/clients/{first.code}/identity/relative/", relative=mother.pk, client="K-2026-7777")
    assert f"/clients/{second.code}/identity/" in page(client, first)
    assert f"/clients/{first.code}/identity/" in page(client, second)
    EpisodeFactory(person=first, number="K-2026-7778")
    own = post(client, f"/clients/{first.code}/identity/relative/", relative=mother.pk, client="K-2026-7778")
    assert own.context["form"].non_field_errors()


class TestOneOrTwo:
    """Anybody suspects, the unit head decides, and it can be taken back."""

    def test_a_suspicion_stands_on_her_list_and_on_her_desk(self, as_, andi, rina, first, second):
        number = EpisodeFactory(person=second).number
        post(as_(andi), f"/clients/{first.code}/identity/suspect/", other=number, reason="Tahi lalat sama")
        again = post(as_(andi), f"/clients/{second.code}/identity/suspect/", reason="Sama", other="")
        assert again.status_code == 302  # a file of which nobody knows the other is a line of its own
        head = as_(rina)
        text = head.get("/clients/duplicates/").content.decode()
        assert "Tahi lalat sama" in text
        groups = head.get("/").context["groups"]
        lines = [line for line in groups.today if line.href == "/clients/duplicates/"]
        assert len(lines) == PossibleDuplicate.objects.waiting().count() == 2

    def test_the_same_suspicion_twice_gets_a_sentence(self, as_, andi, first, second, by):
        number = EpisodeFactory(person=second).number
        suspecting.suspect(second, other=first, reason="x", by=by(andi))
        answer = post(as_(andi), f"/clients/{first.code}/identity/suspect/", other=number, reason="y")
        assert answer.context["form"].non_field_errors()

    def test_she_compares_chooses_and_joins(self, as_, rina, first, second):
        with_nik(first, "7371012005149001"), with_nik(second, "7371014203889001")
        head, address = as_(rina), f"/clients/{first.code}/compare/{second.code}/"
        shown = head.get(address)
        assert "nik" in shown.context["form"].fields  # the last four are equal, the numbers are not
        chosen = dict.fromkeys(shown.context["form"].differing, "mine") | {
            "alias": "theirs",
            "birth": "theirs",
        }
        said = {"verdict": "same", "goes_on": first.code, "reason": "Tahi lalat sama"}
        assert post(head, address, **said | chosen).url == f"/clients/{first.code}/identity/"
        first.refresh_from_db()
        assert (first.alias, str(first.birth_date), first.full_name) == (
            "Minne",
            "1988-03-02",
            "Rosmini Tahir",
        )
        assert head.get(f"/clients/{second.code}/identity/").url == f"/clients/{first.code}/identity/"

    def test_the_other_file_may_go_on(self, as_, rina, first, second):
        head, address = as_(rina), f"/clients/{first.code}/compare/{second.code}/"
        rows = head.get(address).context["form"].differing
        said = {"verdict": "same", "goes_on": second.code, "reason": "Sama"} | dict.fromkeys(rows, "mine")
        post(head, address, **said)
        second.refresh_from_db()
        first.refresh_from_db()
        assert first.canonical == second
        assert second.full_name == "Rosmini Tahir"

    def test_an_answer_left_out_is_asked_for_and_an_obstacle_is_told_before(self, as_, rina, first, second):
        EpisodeFactory(person=first), EpisodeFactory(person=second)
        head, address = as_(rina), f"/clients/{first.code}/compare/{second.code}/"
        assert head.get(address).context["obstacle"]
        answer = post(head, address, verdict="same")
        assert {"reason", "full_name"} <= set(answer.context["form"].errors)

    def test_two_people_are_remembered_never_offered_and_reconsidered(self, as_, rina, sari, first, by):
        twin = PersonFactory(full_name="Rosmini Tahir", sex="female", birth_date=None)
        head = as_(rina)
        assert twin in [hit.person for hit in head.get(f"/clients/{first.code}/compare/").context["hits"]]
        post(head, f"/clients/{first.code}/compare/{twin.code}/", verdict="two", reason="Tinggi berbeda")
        assert not head.get(f"/clients/{first.code}/compare/").context["hits"]
        row = TwoPeople.objects.get()
        post(head, f"/clients/two-people/{row.code}/reconsider/", reason="Ternyata sama")
        assert head.get(f"/clients/{first.code}/compare/").context["hits"]
        assert "Tinggi berbeda" in page(head, first)

    def test_two_that_are_joined_are_never_offered_as_two(self, as_, rina, first, by):
        twin = PersonFactory(full_name="Rosmini Tahir", sex="female", birth_date=None)
        other = PersonFactory(full_name="Rosmini Tahir", sex="female", birth_date=None)
        joining.join(first, twin, reason="Sama", by=by(rina))
        parting.two_people(twin, other, reason="Beda", by=by(rina))
        assert not as_(rina).get(f"/clients/{first.code}/compare/").context["hits"]

    def test_undoing_asks_why_and_brings_both_back(self, as_, rina, first, second, joined):
        merge, head = joined(first, second), as_(rina)
        assert post(head, f"/clients/joined/{merge.code}/undo/").context["form"].errors
        post(head, f"/clients/joined/{merge.code}/undo/", reason="Ternyata adiknya")
        assert Merge.objects.get().undone_at
        assert head.get(f"/clients/{second.code}/identity/").status_code == 200
        assert post(head, f"/clients/joined/{merge.code}/undo/", reason="Lagi").status_code == 302

    def test_no_name_stands_in_titles_addresses_or_the_audit(self, as_, rina, first, second, joined):
        merge, head = joined(first, second), as_(rina)
        for address in (
            f"/clients/{first.code}/identity/",
            f"/clients/joined/{merge.code}/undo/",
            "/clients/duplicates/",
        ):
            title = head.get(address).content.decode().split("<title>")[1].split("</title>")[0]
            assert "Rosmini" not in title and "Minne" not in title
        assert "Rosmini" not in str(list(Event.objects.values_list("data", "subject_label")))

    def test_a_stranger_finds_nothing(self, as_, sari, first, by):
        row = names.add(first, kind="nickname", name="Minne", by=by(sari))
        Person.objects.update(restricted=True)
        client = as_(sari)
        assert client.get(f"/clients/name/{row.code}/retire/").status_code == 404
        assert client.get(f"/clients/{first.code}/identity/name/").status_code == 404
        assert client.get(f"/clients/{first.code}/identity/").url.endswith("/restricted/")


@pytest.mark.parametrize("many", [1, 6])
def test_the_page_asks_the_database_the_same_few_times(
    as_, rina, first, by, django_assert_max_num_queries, many
):
    for n in range(many):
        other = PersonFactory(full_name=f"Kerabat {n}")
        names.add(first, kind="nickname", name=f"Nama {n}", by=by(rina))
        households.join(other, other=first, by=by(rina))
        suspecting.suspect(first, other=other, reason="Mirip", by=by(rina))
        parting.two_people(first, PersonFactory(), reason="Beda", by=by(rina))
        joining.join(first, PersonFactory(), reason="Sama", by=by(rina))
    client = as_(rina)
    client.get("/more/")
    with django_assert_max_num_queries(25):
        assert client.get(f"/clients/{first.code}/identity/").status_code == 200

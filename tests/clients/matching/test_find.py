"""Somebody types what she heard at the door, and the person is offered."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from clients import matching
from tests.factories import EpisodeFactory, PersonFactory, with_nik

pytestmark = pytest.mark.django_db


def names(hits):
    return [hit.person.full_name for hit in hits]


def somebody(name, **facts):
    return PersonFactory(full_name=name, **({"birth_date": None} | facts))


@pytest.fixture
def crowd(db):
    """People who are not meant."""
    for name in (
        "Rusli Baso",
        "Hasnawati",
        "Yohanes Lembang",
        "Dewi Sartika",
        "Zainal Abidin",
        "Markus Sarira",
    ):
        somebody(name, birth_date=date(1990, 5, 1))


@pytest.mark.parametrize(
    ("registered", "typed"),
    [
        ("Suparman", "soeparman"),
        ("Soeparman", "SUPARMAN"),
        ("Siti Nur Haliza", "nurhaliza"),
        ("Nurhaliza", "Siti Nur Haliza"),
        ("Muhammad Ilham", "moh. ilham"),
        ("H. Abdul Karim", "abd karim"),
        ("Ridwan Daeng Taba", "ridwan taba"),
        ("Andi Tenri Ampa", "ampa tenri"),
        ("Baharuddin bin Salam", "baharudin"),
        ("Sri Wahyuni", "wahyuni"),
        ("Jamaluddin", "jamal"),
        ("Khaerunnisa", "nisa"),
        ("Irawati", "irwati"),
        ("Irawati", "iarwati"),
        ("Rahmat Hidayat", "rahmt hidyat"),
        ("Sri Wahyuni", "S. Wahyuni"),
        ("Tajuddin", "Tajuddin Abdullah"),
        ("Rahmad Hidayat", "Rahmat Hidajat, S.Pd."),
    ],
)
def test_a_social_worker_finds_a_misspelt_or_partial_name(sari, crowd, registered, typed):
    somebody(registered)
    assert names(matching.find(typed, user=sari))[:1] == [registered]


def test_an_adult_is_found_by_the_daeng_name_alone(sari, crowd):
    somebody("Fatimah", alias="Daeng Sayang")
    [hit] = matching.find("Dg. Sayang", user=sari)
    assert hit.person.full_name == "Fatimah"
    assert "alias" in hit.codes


def test_somebody_without_a_name_is_found_by_what_he_is_called(sari):
    somebody("", alias="Aco")
    assert [hit.person.alias for hit in matching.find("aco", user=sari)] == ["Aco"]


def test_a_nik_finds_its_owner_for_certain_however_it_is_written(sari, crowd):
    owner = somebody("Imran")
    with_nik(owner, "7371012005149001")
    [hit] = matching.find("7371 0120 0514 9001", user=sari)
    assert (hit.person, hit.certain, hit.score) == (owner, True, 1.0)
    assert hit.codes == ["nik"]


def test_a_nik_with_one_wrong_digit_is_offered_and_not_certain(sari):
    with_nik(somebody("Imran"), "7371012005149001")
    [hit] = matching.find("7371012005149007", user=sari)
    assert (hit.codes, hit.certain) == (["nik_digit"], False)
    assert matching.find("7371012005149077", user=sari) == []


@pytest.mark.parametrize("typed", ["K-2026-0398", "k-2026-398", "K20260398", "k 2026 398", "K/2026/0398"])
def test_a_registration_number_needs_neither_case_nor_dashes_nor_zeros(sari, typed):
    case = EpisodeFactory(number="K-2026-0398")
    [hit] = matching.find(typed, user=sari)
    assert (hit.person, hit.codes) == (case.person, ["number"])


@pytest.mark.parametrize(
    "typed", ["081355512345", "0813-5551-2345", "62813 5551 2345", "+62 813-5551-2345", "81355512345"]
)
def test_a_phone_number_is_found_in_any_indonesian_form(sari, typed):
    somebody("Imran", phone="+6281355512345")
    [hit] = matching.find(typed, user=sari)
    assert hit.codes == ["phone"]


def test_a_year_beside_the_name_puts_the_right_ahmad_first(sari):
    older, younger = (somebody("Ahmad", birth_date=date(year, 5, 20)) for year in (1975, 2012))
    hits = matching.find("ahmad 2012", user=sari)
    assert hits[0].person == younger
    assert "birth_year" in hits[0].codes
    assert matching.find("ahmad 1975", user=sari)[0].person == older


def test_a_date_beside_the_name_is_read_day_first_and_found_when_swapped(sari):
    somebody("Ahmad", birth_date=date(2012, 5, 4))
    assert "birth_date" in matching.find("ahmad 04-05-2012", user=sari)[0].codes
    assert "birth_swapped" in matching.find("ahmad 05/04/2012", user=sari)[0].codes


def test_an_estimated_age_counts_as_a_year(sari):
    somebody("Aco", estimated_age=11, estimated_on=date(2026, 1, 1))
    assert "birth_year" in matching.find("aco 2015", user=sari)[0].codes


def test_only_the_canonical_person_is_offered_also_by_the_name_of_a_duplicate(sari):
    real = somebody("Nurbaya")
    somebody("Sittisaleha", canonical=real)
    assert [hit.person for hit in matching.find("siti saleha", user=sari)] == [real]


def test_a_restricted_file_is_only_counted_for_who_may_not_see_it(sari, rina):
    somebody("Nurbaya", restricted=True)
    hits = matching.find("nurbaya", user=sari)
    assert (list(hits), hits.restricted) == ([], 1)
    assert names(matching.find("nurbaya", user=rina)) == ["Nurbaya"]


def test_whoever_opens_no_files_is_not_even_told_how_many(tono):
    somebody("Nurbaya", restricted=True)
    hits = matching.find("nurbaya", user=tono)
    assert (list(hits), hits.restricted) == ([], 0)


def test_the_same_nik_of_a_restricted_person_is_certain_without_saying_who(sari):
    with_nik(somebody("Imran", restricted=True), "7371012005149001")
    hits = matching.candidates(full_name="Lain", nik="7371012005149001", user=sari)
    assert (list(hits), hits.certain) == ([], True)


def test_the_same_name_and_birth_date_alone_are_never_certain():
    somebody("Imran", birth_date=date(2006, 7, 13))
    [hit] = matching.candidates(full_name="Imran", birth_date=date(2006, 7, 13), sex="male")
    assert not hit.certain
    assert hit.codes == ["name", "birth_date"]


def test_the_person_being_changed_is_no_candidate():
    imran = somebody("Imran")
    assert matching.candidates(full_name="Imran", exclude=imran) == []


def test_nothing_known_finds_nobody():
    somebody("Imran")
    assert matching.candidates() == []


def test_a_changed_name_is_found_at_once(sari):
    imran = somebody("Imran")
    type(imran).objects.filter(pk=imran.pk).update(full_name="Zulkifli")
    assert names(matching.find("zulkifli", user=sari)) == ["Zulkifli"]
    assert matching.find("imran", user=sari) == []


def test_the_statements_do_not_grow_with_the_hits(sari):
    def statements():
        with CaptureQueriesContext(connection) as queries:
            found = len(matching.find("Rahmat Hidayat 2012", user=sari))
        return found, len(queries)

    somebody("Rahmat Hidayat")
    statements()  # her rights are read once
    one = statements()
    for _ in range(30):
        somebody("Rahmat Hidayat")
    many = statements()
    assert many[0] > one[0]
    assert many[1] == one[1] <= 4  # the fourth asks the numbers of the old book


class Properties(TestCase):
    """Order and titles do not matter."""

    @settings(max_examples=25, deadline=None)
    @given(st.permutations(["Muhammad", "Rezky", "Ramadhan"]), st.sampled_from(["", "H. ", "Andi ", "Dg. "]))
    def test_reordered_and_with_a_title_the_same_person_comes_first(self, order, title):
        somebody("Muhammad Rezky Ramadhan")
        somebody("Muhammad Rezky")
        [first, *_others] = matching.candidates(full_name=title + " ".join(order))
        assert first.person.full_name == "Muhammad Rezky Ramadhan"
        assert first.score > 0.9

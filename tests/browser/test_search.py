"""Search before create, on a small phone."""

from tests.browser.helpers import axe, no_sideways_scroll
from tests.factories import EpisodeFactory, PersonFactory, with_nik


def _known():
    person = PersonFactory(full_name="Muhammad Rezky Ramadhan Situju", alias="Eky", restricted=False)
    with_nik(person)
    EpisodeFactory(person=person)
    PersonFactory(full_name="Rezky Ramadhan", birth_date=None, estimated_age=17, estimated_on="2026-01-01")
    PersonFactory(full_name="Rezki Ramadan", restricted=True)


def _fits(page):
    no_sideways_scroll(page)
    axe(page)


def test_sari_searches_on_her_phone_and_finds_who_it_may_be(phone, sign_in, sari):
    _known()
    sign_in(phone, sari)
    phone.goto("/clients/")
    _fits(phone)
    phone.get_by_role("searchbox").fill("moh. reski ramadan")
    phone.get_by_role("button", name="Cari", exact=True).click()
    phone.get_by_role("link", name="Muhammad Rezky Ramadhan Situju").wait_for()
    assert "Ada 1 berkas terbatas" in phone.content()
    assert "reski" not in phone.url
    _fits(phone)


def test_nothing_found_and_nothing_typed_have_their_own_words(phone, sign_in, sari):
    sign_in(phone, sari)
    phone.goto("/clients/")
    phone.get_by_role("button", name="Cari", exact=True).click()
    assert phone.title().startswith("Kesalahan: ")
    _fits(phone)
    phone.get_by_role("searchbox").fill("zulkifli")
    phone.get_by_role("button", name="Cari", exact=True).click()
    phone.get_by_role("link", name="Daftarkan klien baru").wait_for()
    _fits(phone)


def test_bu_rina_sees_the_same_page_on_a_wide_screen(desk, sign_in, rina):
    _known()
    sign_in(desk, rina)
    desk.goto("/clients/")
    desk.get_by_role("searchbox").fill("rezky ramadhan 2014")
    desk.keyboard.press("Enter")
    desk.get_by_role("link", name="Rezki Ramadan", exact=True).wait_for()
    _fits(desk)

"""Sari registers a child on the smallest phone: without scripts, and with a network that comes and goes."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from clients.models import Draft, Episode, Search
from tests.browser.helpers import axe, no_sideways_scroll
from tests.clients.intake.stories import aco


@pytest.fixture
def search(sari):
    return Search.objects.create(user=sari, text="aco")


def start(page, search, button="Mulai penerimaan lengkap"):
    page.goto(reverse("clients:draft-start", args=[search.code]))
    no_sideways_scroll(page)
    page.get_by_role("button", name=button).click()


def fill(page, answers):
    """Answer a section."""
    for name, value in answers.items():
        for one in value if isinstance(value, list) else [value]:
            box = page.locator(f'[name="{name}"][type=radio], [name="{name}"][type=checkbox]')
            if box.count():
                wanted = page.locator(f'[name="{name}"][value="{one}"]') if one != "on" else box.first
                if (
                    not wanted.is_checked()
                ):  # by keyboard: on a phone the bottom bar may lie over the place of a tap
                    wanted.focus()
                    page.keyboard.press("Space")
                assert wanted.is_checked()
            elif page.locator(f'select[name="{name}"]').count():
                page.select_option(f'select[name="{name}"]', one)
            else:
                page.fill(f'[name="{name}"]', one)


def test_the_whole_intake_without_scripts(phone_nojs, sign_in, sari, search):
    page = phone_nojs
    sign_in(page, sari)
    start(page, search)
    page.get_by_role("link", name="Mulai", exact=True).click()
    for number, answers in enumerate(aco().values(), 1):
        expect(page.get_by_text(f"Bagian {number} dari 8")).to_be_visible()
        no_sideways_scroll(page)
        fill(page, answers)
        page.get_by_role("button", name="Simpan dan lanjut").click()
    expect(page.get_by_role("heading", name="Periksa jawaban")).to_be_visible()
    no_sideways_scroll(page)
    page.get_by_role("link", name="Ubah Alias atau panggilan").click()
    fill(page, {"alias": "Aco Kecil"})
    page.get_by_role("button", name="Simpan dan lanjut").click()
    page.get_by_role("button", name="Kirim penerimaan").click()
    expect(page.get_by_text(Episode.objects.get().number).first).to_be_visible()
    no_sideways_scroll(page)
    assert Episode.objects.get().person.alias == "Aco Kecil"


def test_errors_stand_above_the_heading_and_lead_to_the_field(phone_nojs, sign_in, sari, search):
    page = phone_nojs
    sign_in(page, sari)
    start(page, search)
    page.goto(reverse("clients:draft-section", args=[Draft.objects.get().code, "identity"]))
    fill(page, {"nik": "737101"})
    page.get_by_role("button", name="Simpan dan lanjut").click()
    assert page.title().startswith("Kesalahan: ")
    page.get_by_role("link", name="NIK harus 16 angka. Anda menulis 6.").click()
    assert page.evaluate("document.activeElement.id") == "id_nik" or page.url.endswith("#id_nik")
    expect(page.locator("#id_nik")).to_have_value("737101")
    no_sideways_scroll(page)


def test_what_is_typed_without_a_network_is_saved_when_it_returns(phone, sign_in, sari, search):
    sign_in(phone, sari)
    start(phone, search)
    draft = Draft.objects.get()
    phone.goto(reverse("clients:draft-section", args=[draft.code, "identity"]))
    line = phone.locator("[data-save-state]")
    phone.fill("[name=alias]", "Aco")
    expect(line).to_contain_text("Tersimpan", timeout=5000)
    phone.context.set_offline(True)
    phone.fill("[name=marks]", "Bekas luka di alis kiri")
    expect(line).to_contain_text("Belum tersimpan", timeout=5000)
    phone.context.set_offline(False)
    expect(line).to_contain_text("Tersimpan", timeout=9000)
    draft.refresh_from_db()
    assert draft.answers["identity"]["data"]["marks"] == ["Bekas luka di alis kiri"]
    fill(phone, aco()["identity"])
    phone.get_by_role("button", name="Simpan dan lanjut").click()
    expect(phone.get_by_role("heading", name="Keluarga dan wali")).to_be_visible()


def test_the_emergency_path_on_a_phone(phone, sign_in, sari, search):
    from tests.clients.intake.test_emergency import TEN

    sign_in(phone, sari)
    start(phone, search, "Pakai jalur darurat")
    axe(phone)
    fill(phone, TEN)
    phone.get_by_role("button", name="Buka kasus").click()
    expect(phone.get_by_text(Episode.objects.get().number).first).to_be_visible()
    axe(phone)
    phone.get_by_role("link", name="Lengkapi penerimaan: sisanya belum diisi").click()
    axe(phone)
    no_sideways_scroll(phone)


def test_every_section_can_be_read_by_everybody(phone, sign_in, sari, search):
    sign_in(phone, sari)
    start(phone, search)
    draft = Draft.objects.get()
    for section in [code for code in aco() if code != "explanation"]:
        phone.goto(reverse("clients:draft-section", args=[draft.code, section]))
        axe(phone)
        with phone.expect_navigation():
            phone.get_by_role("button", name="Simpan dan lanjut").click()
        axe(phone)
    phone.goto(reverse("clients:draft-check", args=[draft.code]))
    axe(phone)
    no_sideways_scroll(phone)

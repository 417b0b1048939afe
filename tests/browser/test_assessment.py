"""A social worker assesses on a phone at night, with scripts and without."""

import pytest
from django.urls import reverse

from clients.actions import assess
from clients.models import Assessment
from tests.browser.helpers import axe, no_sideways_scroll
from tests.clients.assessment.conftest import BY_CODE, CALM
from tests.factories import EpisodeFactory

BLEEDING = BY_CODE["perempuan_hamil_perdarahan"]["answers"]


@pytest.fixture
def episode(db):
    return EpisodeFactory()


def section(row, key):
    return reverse("clients:assessment-section", args=[row.code, key])


def answer(page, answers, keys):
    """Press the radios and boxes of one part, as a finger does."""
    for key in keys:
        for value in answers[key] if isinstance(answers.get(key), list) else [answers.get(key)]:
            box = page.locator(f'input[name="q-{key}"][value="{value}"]')
            if value and box.count():
                page.locator(f'label[for="{box.get_attribute("id")}"]').click()


def test_sari_assesses_a_bleeding_client_without_scripts(phone_nojs, sari, sign_in, episode):
    page = phone_nojs
    sign_in(page, sari)
    page.goto(reverse("clients:assessment-start", args=[episode.code]))
    no_sideways_scroll(page)
    page.get_by_role("button", name="Mulai").click()
    row = Assessment.objects.get()
    for part in row.instrument.content.sections:
        assert page.get_by_text(f"Bagian {part.number} dari 4").is_visible()
        no_sideways_scroll(page)
        asked = [question.key for question in part.questions if question.key != "worker_judgement"]
        answer(page, BLEEDING, asked)
        page.get_by_role("button", name="Simpan dan").click()
    assert page.get_by_role("heading", name="Tolong dulu").is_visible()
    page.get_by_role("button", name="Selesaikan").click()
    assert page.title().startswith("Kesalahan:")
    page.get_by_role("link", name="25. Penilaian petugas").click()
    assert page.get_by_text("Pertanyaan 25: pilih satu jawaban.").count() == 2
    answer(page, BLEEDING, ["worker_judgement"])
    page.get_by_role("button", name="Simpan dan periksa").click()
    page.get_by_role("button", name="Selesaikan").click()
    assert page.get_by_role("heading", name="Asesmen awal: Bahaya segera").is_visible()
    assert page.get_by_text("Panggil ambulans").first.is_visible()
    no_sideways_scroll(page)
    row.refresh_from_db()
    assert (row.total, row.result_band) == (39, "immediate")


def states(row):
    """The pages of an assessment in each state, as (address, title)."""
    for part in row.instrument.content.sections:
        yield section(row, part.key)
    yield section(row, "danger_now") + "?check=1"
    yield reverse("clients:assessment-finish", args=[row.code])
    yield reverse("clients:assessment-start", args=[row.episode.code])


@pytest.mark.parametrize("screen", ["phone", "desk"])
def test_every_state_of_the_form_can_be_used_by_everybody(screen, request, sari, sign_in, by, episode):
    page = request.getfixturevalue(screen)
    sign_in(page, sari)
    row = assess.start(episode=episode, by=by(sari))
    danger = {"observed_condition": ["bleeding"], "medicine_allergy": ["allergy"]}
    assess.save_section(assessment=row, section="danger_now", answers=danger, version=1, by=by(sari))
    for address in states(row):
        page.goto(address)
        axe(page)
        no_sideways_scroll(page)


def test_result_and_judgement_can_be_used_by_everybody(phone, sari, sign_in, by, episode):
    sign_in(phone, sari)
    row = assess.fill(episode, BLEEDING, by=by(sari))
    for name in ("result", "judge"):
        phone.goto(reverse(f"clients:assessment-{name}", args=[row.code]))
        axe(phone)
        no_sideways_scroll(phone)
    phone.get_by_label("Rendah").check()
    phone.get_by_role("button", name="Simpan penilaian").click()
    assert phone.get_by_role("alert").is_visible()
    axe(phone)


def test_two_writers_meet_on_a_page_everybody_can_use(phone, sari, rina, sign_in, by, episode):
    row = assess.start(episode=episode, by=by(sari))
    sign_in(phone, sari)
    phone.goto(section(row, "opening"))
    theirs = {"age_group": "age6_11"}
    assess.save_section(assessment=row, section="opening", answers=theirs, version=1, by=by(rina))
    phone.get_by_label("18–59 tahun").check()
    phone.get_by_role("button", name="Simpan draf").click()
    assert phone.get_by_text("Bu Rina menyimpan").is_visible()
    axe(phone)
    phone.get_by_role("button", name="Simpan draf").click()
    phone.get_by_text("Draf tersimpan.").wait_for()
    assert Assessment.objects.get().answers == {"age_group": "age18_59"}


def test_with_scripts_what_is_not_asked_is_not_shown(phone, sari, sign_in, by, episode):
    row = assess.start(episode=episode, by=by(sari))
    sign_in(phone, sari)
    phone.goto(section(row, "danger_now"))
    when = phone.get_by_text("12. Kapan terakhir terjadi?")
    assert not when.is_visible()
    phone.get_by_label("Diancam, dihina, atau dikurung").check()
    assert when.is_visible()
    none = phone.locator('input[name="q-violence"][value="none"]')
    none.check()
    assert not when.is_visible()
    assert not phone.get_by_label("Diancam, dihina, atau dikurung").is_checked()


def test_the_form_saves_itself_and_goes_on_from_what_it_saved(phone, sari, sign_in, by, episode):
    row = assess.start(episode=episode, by=by(sari))
    sign_in(phone, sari)
    phone.goto(section(row, "opening"))
    for label, kept in (("6–11 tahun", "age6_11"), ("18–59 tahun", "age18_59")):
        version = phone.locator('input[name="version"]').input_value()
        phone.get_by_label(label).check()
        phone.wait_for_function("old => document.querySelector('[name=version]').value !== old", arg=version)
        assert Assessment.objects.get().answers == {"age_group": kept}
    phone.get_by_role("button", name="Simpan dan lanjut").click()
    assert phone.get_by_text("Bagian 2 dari 4").is_visible()


def test_the_result_prints_on_a4_without_menus(desk, sari, sign_in, by, episode):
    sign_in(desk, sari)
    row = assess.fill(episode, CALM, by=by(sari))
    desk.goto(reverse("clients:assessment-result", args=[row.code]))
    desk.emulate_media(media="print")
    assert desk.get_by_text("Pemerintah Kota Makassar, Dinas Sosial").is_visible()
    foot = desk.locator(".r-print").inner_text()
    assert "oleh Sari. /clients/assessment/" in foot and "Rahasia" in foot
    for hidden in (".r-mast", ".r-side", ".r-foot"):
        assert not desk.locator(hidden).is_visible()
    assert not desk.get_by_text("Saya menilai lain").is_visible()
    assert desk.pdf(format="A4").count(b"/Type /Page\n") <= 4

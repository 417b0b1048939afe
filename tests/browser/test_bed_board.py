"""The bed board on a telephone at night, on the desk by day, and on the sheet that hangs in the duty room."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from clients.actions import bed_states, stays
from clients.models import Alert, Bed, Stay
from rptc.lib.actor import Actor
from tests import factories as make
from tests.browser.helpers import axe, no_sideways_scroll

NAMES = [
    "Nisa",
    "Rani",
    "Mutiara",
    "Lala",
    "Ibu Sarina",
    "Ibu Hasna",
    "Nn. X 11",
    "Ibu Marwah",
    "Ibu Ros",
    "Nenek Sitti",
]
ALERTS = {1: "self_harm", 4: "pregnant", 6: "identity_unknown"}


@pytest.fixture
def full(rina):
    """Every bed taken, somebody over the limit, one bed broken, and one person in the hall."""
    now = timezone.now()
    broken = Bed.objects.filter(room__code="isolasi").last()
    bed_states.out_of_order(bed=broken, reason="Kaki patah", by=Actor.of(rina))
    for i, bed in enumerate(Bed.objects.exclude(pk=broken.pk)):
        _admit(rina, NAMES[i % len(NAMES)], now - timedelta(days=i % 13), bed=bed, alert=ALERTS.get(i))
    _admit(rina, "Pak Amir", now - timedelta(days=2), overflow_place="Aula depan", overflow_reason="Penuh")


@pytest.fixture
def few(rina):
    """Three people in the house and one who waits."""
    now = timezone.now()
    for name, bed in zip(NAMES, Bed.objects.all()[:3], strict=False):
        _admit(rina, name, now - timedelta(days=3), bed=bed)
    return _case("Uppi", now)


def _case(alias, at):
    person = make.PersonFactory(alias=alias, sex="female", birth_date=None)
    return make.EpisodeFactory(person=person, arrived_at=at - timedelta(hours=1))


def _admit(user, alias, at, alert=None, **place):
    case = _case(alias, at)
    stays.admit(episode=case, by=Actor.of(user), at=at, reason="Susunan contoh", **place)
    if alert:
        Alert.objects.create(person=case.person, kind=alert, raised_by="Sari")


@pytest.mark.parametrize("screen", ["phone", "desk"])
def test_the_full_board_is_readable(screen, full, rina, sign_in, request):
    page = request.getfixturevalue(screen)
    sign_in(page, rina)
    page.goto("/clients/beds/")
    assert page.locator("h1").inner_text() == "Terisi 28 dari 100"
    assert page.locator(".is-over").count() > 0
    axe(page)
    no_sideways_scroll(page)


def test_room_headings_are_jump_links(full, rina, phone, sign_in):
    sign_in(phone, rina)
    phone.goto("/clients/beds/")
    phone.get_by_role("link", name="Isolasi").first.click()
    expect(phone.locator("h2#isolasi")).to_be_in_viewport()


def test_the_night_shift_prints_one_sheet(full, rina, desk, sign_in):
    sign_in(desk, rina)
    desk.goto("/clients/beds/")
    sheet = desk.pdf(format="A4")
    pages = re.findall(
        rb"/Type\s*/Page\b.*?/MediaBox\s*\[([^\]]*)\]", sheet, re.S
    )  # Chromium leaves them readable
    assert len(pages) == 1
    width, height = (float(number) for number in pages[0].split()[2:])
    assert (width, height) == pytest.approx((595, 842), abs=1)  # A4 in points


def test_admitting_moving_and_discharging_without_scripts(few, rina, phone_nojs, sign_in):
    page = phone_nojs
    sign_in(page, rina)
    page.goto("/clients/beds/")
    page.locator("a#free-anggrek-04").click()
    page.get_by_label("Kasus").select_option(few.code)
    page.get_by_role("button", name="Tempatkan").click()
    assert "sudah masuk" in page.locator(".r-messages").inner_text()
    page.get_by_role("link", name="Pindahkan Uppi").click()
    page.get_by_label("Tempat tidur").select_option("mawar-01")
    page.get_by_role("button", name="Pindahkan").click()
    assert "Mawar 01" in page.locator(".r-messages").inner_text()
    page.get_by_role("link", name="Catat keluar Uppi").click()
    page.get_by_label("Reunifikasi dengan keluarga").check()
    page.get_by_role("button", name="Catat keluar").click()
    assert "sudah keluar" in page.locator(".r-messages").inner_text()


@pytest.mark.parametrize("screen", ["phone", "desk"])
def test_the_small_pages_are_readable(screen, few, rina, sign_in, request):
    page = request.getfixturevalue(screen)
    sign_in(page, rina)
    stay = Stay.objects.first()
    for path in ("admit/", f"{stay.code}/move/", f"{stay.code}/discharge/"):
        page.goto(f"/clients/beds/{path}")
        axe(page)
        no_sideways_scroll(page)


def test_a_room_for_others_is_asked_about(few, rina, phone, sign_in):
    sign_in(phone, rina)
    phone.goto(f"/clients/beds/admit/?episode={few.code}&bed=garuda-01")
    phone.get_by_role("button", name="Tempatkan").click()
    assert "Garuda untuk putra dewasa." in phone.locator(".r-errors").inner_text()
    axe(phone)
    no_sideways_scroll(phone)
    phone.get_by_label("Ya, tetap di tempat ini").check()
    phone.get_by_label("Mengapa tetap di tempat ini").fill("Bersama ayahnya")
    phone.get_by_role("button", name="Tempatkan").click()
    assert phone.url.endswith("/clients/beds/")


def test_the_board_refreshes_only_while_somebody_looks(few, rina, desk, sign_in):
    sign_in(desk, rina)
    desk.clock.install()
    desk.goto("/clients/beds/")
    asked = []
    desk.on(
        "request", lambda request: asked.append(request.url) if request.headers.get("hx-request") else None
    )
    desk.evaluate("Object.defineProperty(document, 'hidden', {get: () => true, configurable: true})")
    desk.clock.run_for(61_000)
    assert not asked
    desk.evaluate("Object.defineProperty(document, 'hidden', {get: () => false, configurable: true})")
    desk.locator("a#free-anggrek-04").focus()
    with desk.expect_response(lambda response: bool(response.request.headers.get("hx-request"))):
        desk.clock.run_for(61_000)
    expect(desk.locator("a#free-anggrek-04")).to_be_focused()
    desk.get_by_role("link", name="Jeda").click()
    asked.clear()
    desk.clock.run_for(121_000)
    assert not asked


def test_the_sheet_for_the_night_is_one_a4(full, rina, desk, sign_in):
    sign_in(desk, rina)
    desk.goto("/clients/shift/sheet/")
    assert len(re.findall(rb"/Type\s*/Page\b", desk.pdf(format="A4"))) == 1

"""Every component, looked at by a program that knows WCAG 2.2 and by the browser itself."""

import pytest

from tests.browser.conftest import DESK, PHONE
from tests.browser.helpers import axe, no_sideways_scroll

NARROW = {"width": 320, "height": 640}
STATES = ["/gallery/", "/gallery/?errors=1"]


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_component_can_be_used_by_everybody_on_a_phone(open_page, state, theme):
    page = open_page(PHONE, color_scheme=theme)
    page.goto(state)
    axe(page)


@pytest.mark.parametrize("state", STATES)
def test_every_component_can_be_used_by_everybody_in_the_office(desk, state):
    desk.goto(state)
    axe(desk)
    no_sideways_scroll(desk)


@pytest.mark.parametrize("width", [NARROW, PHONE])
def test_nothing_needs_sideways_scrolling(open_page, width):
    page = open_page(width)
    for state in STATES:
        page.goto(state)
        no_sideways_scroll(page)


@pytest.mark.parametrize("fixture", ["phone", "phone_nojs"])
def test_the_summary_has_the_focus_and_leads_to_the_field(request, fixture):
    page = request.getfixturevalue(fixture)
    page.goto("/gallery/?errors=1")
    assert "Kesalahan" in page.title()
    assert page.evaluate("document.activeElement.className") == "r-errors"
    page.get_by_role("link", name="Pilih jenis kelamin.").click()
    assert page.url.endswith("#id_sex_0")
    page.keyboard.press("Tab")


def test_a_question_appears_when_an_answer_asks_for_it(phone, phone_nojs):
    phone.goto("/gallery/")
    other = phone.locator("#id_other")
    assert not other.is_visible()
    phone.select_option("#id_source", "other")
    assert other.is_visible()
    phone_nojs.goto("/gallery/")
    assert phone_nojs.locator("#id_other").is_visible()


def test_none_of_these_unticks_the_rest(phone):
    phone.goto("/gallery/")
    for box in ("#id_needs_0", "#id_needs_2"):
        phone.check(box)
    assert not phone.is_checked("#id_needs_0")
    phone.check("#id_needs_1")
    assert not phone.is_checked("#id_needs_2")


def test_a_draft_says_honestly_whether_it_is_saved(phone):
    answers = ["abort", 204]

    def server(route):
        answer = answers.pop(0) if answers else 204
        route.abort() if answer == "abort" else route.fulfill(status=answer)

    phone.goto("/gallery/")
    phone.route(
        "**/gallery/", lambda route: server(route) if route.request.method == "POST" else route.continue_()
    )
    line = phone.locator("form [data-save-state]")
    phone.fill("#id_full_name", "Baco")
    line.get_by_text("Belum tersimpan").wait_for()
    assert "Tersimpan " not in line.inner_text()
    phone.evaluate("window.dispatchEvent(new Event('online'))")
    line.get_by_text("Tersimpan").wait_for()
    assert line.get_attribute("role") == "status"


def test_a_form_is_sent_once_however_often_it_is_pressed(phone):
    sent = []
    phone.goto("/gallery/")
    phone.route(
        "**/gallery/",
        lambda route: sent.append(1) if route.request.method == "POST" else route.continue_(),
    )
    phone.evaluate(
        """async () => {
            const button = document.querySelector("form[data-autosave] [type=submit]");
            for (let i = 0; i < 3; i++) { button.click(); await new Promise((go) => setTimeout(go, 60)); }
        }"""
    )
    phone.wait_for_timeout(300)
    assert len(sent) == 1


def test_with_the_keyboard_the_first_stop_is_the_way_to_the_content(desk):
    desk.goto("/gallery/")
    desk.keyboard.press("Tab")
    assert desk.evaluate("document.activeElement.getAttribute('href')") == "#content"
    desk.keyboard.press("Enter")
    assert desk.evaluate("document.activeElement.id") == "content"


def test_the_account_menu_opens_without_script_and_closes_with_escape(phone_nojs, desk):
    phone_nojs.goto("/gallery/")
    phone_nojs.locator(".r-menu summary").click()
    assert phone_nojs.get_by_role("button", name="Keluar").is_visible()
    desk.goto("/gallery/")
    desk.locator(".r-menu summary").click()
    desk.keyboard.press("Escape")
    assert not desk.get_by_role("button", name="Keluar").is_visible()


def test_paper_has_no_menu_and_is_black_on_white(open_page):
    page = open_page(DESK, color_scheme="dark")
    page.goto("/gallery/")
    page.emulate_media(media="print")
    assert not page.locator(".r-side").is_visible() and not page.locator(".r-mast").is_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_the_session_warning_comes_before_the_end_and_can_be_answered(open_page, sign_in, sari):
    page = open_page(PHONE)
    page.clock.install()
    sign_in(page, sari)
    page.goto("/more/")
    page.clock.fast_forward("24:00")
    assert not page.get_by_role("dialog").is_visible()
    page.clock.fast_forward("02:00")
    assert page.get_by_role("dialog").is_visible()
    axe(page)
    with page.expect_response("**/session/stay/") as answer:
        page.get_by_role("button", name="Lanjutkan").click()
    assert answer.value.status == 204
    assert not page.get_by_role("dialog").is_visible()

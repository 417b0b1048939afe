"""The first page everybody meets, and proof that the journeys' watchmen are awake."""

import pytest

from tests.browser.helpers import axe, no_sideways_scroll

HTML = '<html lang="en"><title>t</title><main><h1>t</h1>{}</main></html>'


@pytest.mark.parametrize("screen", ["phone", "desk"])
def test_the_sign_in_page_fits_and_can_be_read(screen, request):
    page = request.getfixturevalue(screen)
    page.goto("/accounts/login/")
    assert page.locator("h1").is_visible()
    no_sideways_scroll(page)
    axe(page)


def test_the_sign_in_page_works_without_scripts(phone_nojs):
    phone_nojs.goto("/accounts/login/")
    assert phone_nojs.locator("form button[type=submit]").first.is_visible()
    no_sideways_scroll(phone_nojs)
    with pytest.raises(AssertionError, match="axe is a script"):
        axe(phone_nojs)


def test_a_session_cookie_is_enough_to_be_in(phone, sign_in, sari):
    sign_in(phone, sari)
    phone.goto("/accounts/password/change/")
    assert "/login/" not in phone.url


def test_a_script_that_the_policy_forbids_is_noticed(phone, faults):
    phone.goto("/accounts/login/")
    phone.evaluate(
        "document.body.append(Object.assign(document.createElement('script'), {textContent: '1'}))"
    )
    phone.wait_for_timeout(100)
    assert "Content Security Policy" in faults.pop()


def test_a_script_that_breaks_is_noticed(phone, faults):
    phone.goto("/accounts/login/")
    phone.evaluate("setTimeout(() => { throw new Error('broken') })")
    phone.wait_for_timeout(100)
    assert "broken" in faults.pop()


def test_a_page_that_a_blind_person_cannot_use_is_noticed(phone):
    phone.set_content(HTML.format('<img src="data:,">'))
    with pytest.raises(AssertionError, match="image-alt"):
        axe(phone)


def test_a_page_that_is_too_wide_is_noticed(phone):
    phone.set_content(HTML.format('<p style="width: 500px">wide</p>'))
    with pytest.raises(AssertionError, match="wider than the screen"):
        no_sideways_scroll(phone)

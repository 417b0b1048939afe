"""The pages of the account wear our layout and say only what helps."""

import pytest

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.ui.urls")]


def test_sari_can_let_her_password_manager_fill_in(client):
    page = client.get("/accounts/login/").content.decode()
    assert 'autocomplete="username"' in page and 'autocomplete="current-password"' in page
    assert "placeholder" not in page and "signup" not in page


def test_a_wrong_password_keeps_the_name_and_says_so_above_the_heading(client, sari):
    page = client.post("/accounts/login/", {"login": "sari", "password": "salah sekali"}).content.decode()
    assert 'value="sari"' in page and "salah sekali" not in page
    assert page.index("data-error-summary") < page.index("<h1>")


def test_the_way_back_after_signing_in_is_kept(client, sari):
    page = client.get("/accounts/login/?next=/clients/K7X/").content.decode()
    assert 'name="next" value="/clients/K7X/"' in page


@pytest.mark.parametrize("address", ["/accounts/logout/", "/accounts/password/change/"])
def test_a_signed_in_person_finds_the_account_pages_in_our_layout(as_, sari, address):
    page = as_(sari).get(address).content.decode()
    assert "r-mast" in page and "<h1>" in page


def test_staying_needs_a_press_and_an_account(client, as_, sari):
    assert client.post("/session/stay/").status_code == 302
    assert as_(sari).get("/session/stay/").status_code == 405
    assert as_(sari).post("/session/stay/").status_code == 204

"""The other language is one link away and brings people back to where they were."""

from urllib.parse import parse_qs, urlsplit

import pytest

pytestmark = pytest.mark.urls("tests.ui.urls")


def switch(client, back, to="en"):
    return client.get("/language/", {"to": to, "next": back})


def test_yusuf_keeps_the_page_and_the_query(client):
    answer = switch(client, "/help/?q=bed&page=2")
    assert answer["Location"] == "/help/?q=bed&page=2"
    assert "Ask a person" in client.get("/help/").content.decode()
    switch(client, "/help/", to="id")
    assert "Tanya petugas" in client.get("/help/").content.decode()


@pytest.mark.parametrize(
    "outside", ["https://evil.example/", "//evil.example/", "javascript:alert(1)", "\\\\evil.example", ""]
)
def test_nobody_is_sent_away_from_the_site(client, outside):
    assert switch(client, outside)["Location"] == "/"


def test_an_unknown_language_changes_nothing(client, settings):
    assert settings.LANGUAGE_COOKIE_NAME not in switch(client, "/help/", to="fr").cookies


def test_the_link_is_in_its_own_language_and_names_this_page(client):
    page = client.get("/help/?from=menu", headers={"Accept-Language": "id"}).content.decode()
    assert '<html lang="id">' in page
    href = page.split('lang="en" hreflang="en"')[0].rsplit('href="', 1)[1].split('"')[0].replace("&amp;", "&")
    assert parse_qs(urlsplit(href).query) == {"to": ["en"], "next": ["/help/?from=menu"]}


def test_after_a_post_the_link_leads_to_the_page_not_the_post(rf):
    from rptc.ui.context import Frame

    assert parse_qs(urlsplit(Frame(rf.post("/x/?a=1")).language["url"]).query)["next"] == ["/x/"]


@pytest.mark.django_db
def test_a_telephone_set_to_english_still_opens_in_indonesian(client):
    page = client.get("/accounts/login/", headers={"accept-language": "en-US,en"}).content.decode()
    assert '<html lang="id"' in page


@pytest.mark.django_db
def test_who_chose_english_reads_english(client):
    client.cookies["django_language"] = "en"
    answer = client.get("/accounts/login/")
    assert '<html lang="en"' in answer.content.decode()
    assert answer["Content-Language"] == "en"

"""The mail server of an installation: whole, or none; half of one is said before anything starts."""

import environ
import pytest
from django.core.exceptions import ImproperlyConfigured

from rptc.lib.mail import from_environment

SITE = "https://rptc.makassar.example"


@pytest.fixture
def read(monkeypatch):
    def with_(production=True, **given):
        for name in ("EMAIL_URL", "DEFAULT_FROM_EMAIL"):
            monkeypatch.delenv(name, raising=False)
        for name, value in given.items():
            monkeypatch.setenv(name, value)
        return from_environment(environ.Env(), production=production, site_url=SITE)

    return with_


def test_a_whole_configuration_is_read(read):
    found = read(
        EMAIL_URL="smtp+tls://rptc:p%40ss@mail.example:587", DEFAULT_FROM_EMAIL="rptc@makassar.example"
    )
    assert (found["EMAIL_HOST"], found["EMAIL_PORT"], found["EMAIL_USE_TLS"]) == ("mail.example", 587, True)
    assert (found["EMAIL_HOST_USER"], found["EMAIL_HOST_PASSWORD"]) == ("rptc", "p@ss")
    assert found["EMAIL_TIMEOUT"] <= 5 and found["DEFAULT_FROM_EMAIL"] == "rptc@makassar.example"


def test_none_at_all_is_allowed_and_means_no_server(read):
    assert read()["EMAIL_HOST"] == ""


@pytest.mark.parametrize(
    "half", [{"EMAIL_URL": "smtp://mail.example:25"}, {"DEFAULT_FROM_EMAIL": "a@b.example"}]
)
def test_production_refuses_half_of_one(read, half):
    with pytest.raises(ImproperlyConfigured, match="both EMAIL_URL and DEFAULT_FROM_EMAIL"):
        read(**half)


def test_the_demo_finds_a_sender_by_itself(read):
    assert read(production=False, EMAIL_URL="smtp://127.0.0.1:2525")["DEFAULT_FROM_EMAIL"] == (
        "RPTC <rptc@rptc.makassar.example>"
    )


@pytest.mark.parametrize(
    "address", ["mailserver", "smtp://", "smtp://mail.example", "consolemail://", "http://x:25"]
)
def test_what_names_no_server_is_said(read, address):
    with pytest.raises(ImproperlyConfigured, match="smtp"):
        read(EMAIL_URL=address, DEFAULT_FROM_EMAIL="a@b.example")

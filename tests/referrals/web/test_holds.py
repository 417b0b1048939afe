"""The pages of a pause and of "still working on it", and what the referral's page says while one holds."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from referrals.actions import holds
from referrals.models import Hold
from tests.referrals.web.conftest import cost

pytestmark = pytest.mark.django_db


@pytest.fixture
def head(client, rina):
    client.force_login(rina, backend="rptc.accounts.backends.SignIn")
    client.cookies["django_language"] = "en"
    return client


def address(way, name="detail"):
    return reverse(f"referrals:referral-{name}", args=[way.referral.code])


def tomorrow(days=1):
    return timezone.localdate() + timedelta(days=days)


def text(response):
    return response.content.decode()


def test_the_page_says_who_paused_why_and_until_when(head, way):
    way.to("sent")
    head.post(address(way, "pause"), {"reason": "in_hospital", "note": "Rawat inap", "until": tomorrow(5)})
    page = text(head.get(address(way)))
    for words in (
        "The reminders are quiet",
        "The client is in hospital",
        "Bu Rina",
        "Rawat inap",
        "Resume the reminders",
    ):
        assert words in page, words
    assert "Pause the reminders" not in page
    head.post(address(way, "resume"))
    page = text(head.get(address(way)))
    assert "The reminders are quiet" not in page and "Reminders resumed" in page


def test_a_note_of_a_pause_is_for_those_who_open_files(client, wati, way):
    way.to("sent")
    holds.pause(way.referral, reason="other", note="Rawat inap di Wahidin", until=tomorrow(5), by=way.rina)
    client.force_login(wati, backend="rptc.accounts.backends.SignIn")
    page = client.get(address(way))
    assert page.status_code == 200 and "Wahidin" not in text(page)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"reason": ""}, "Choose why the reminders are paused."),
        ({"reason": "other"}, "Say which reason."),
        ({"until": ""}, "Say until which day."),
        ({"until": "2099-01-01"}, "Name a day from today until 30 days ahead."),
        ({"until": "kemarin"}, "Write a real date"),
    ],
)
def test_a_pause_is_refused_in_words_and_keeps_what_was_typed(head, way, given, words):
    way.to("sent")
    asked = {"reason": "agreed_date", "note": "", "until": tomorrow(5), **given}
    assert words in text(head.post(address(way, "pause"), asked))
    assert not Hold.objects.exists()


def test_sari_answers_for_rptc_and_records_for_the_partner_with_a_note(client, sari, way):
    way.to("in_service")
    client.force_login(sari, backend="rptc.accounts.backends.SignIn")
    client.cookies["django_language"] = "en"
    asked = {"promise": "serve_until", "answer": "client_unwell", "note": "", "until": tomorrow()}
    assert "Write who at the partner said so" in text(client.post(address(way, "still-working"), asked))
    client.post(address(way, "still-working"), asked | {"promise": "pick_up"})
    client.post(address(way, "still-working"), asked | {"note": "Yusuf, per telepon"})
    assert set(Hold.objects.values_list("promise__clock", "side")) == {
        ("pick_up", "rptc"),
        ("serve_until", "rptc"),
    }
    page = text(client.get(address(way)))
    assert "Collection: The client is unwell." in page and "Yusuf, per telepon" in page


def test_when_everything_was_said_the_button_is_gone(client, sari, way):
    way.to("sent")
    client.force_login(sari, backend="rptc.accounts.backends.SignIn")
    assert "/still-working/" in text(client.get(address(way)))
    said = {"answer": "client_unwell", "note": "Yusuf, telepon", "until": tomorrow(), "by": way.sari}
    holds.still_working(way.referral.promises.get(clock="answer"), **said)
    assert "/still-working/" not in text(client.get(address(way)))


def test_holds_cost_the_page_one_statement_however_many(head, way):
    way.to("sent")
    few = cost(head, address(way))
    holds.pause(way.referral, reason="agreed_date", until=tomorrow(5), by=way.rina)
    said = {"answer": "client_unwell", "note": "Yusuf, telepon", "until": tomorrow(), "by": way.sari}
    holds.still_working(way.referral.promises.get(clock="answer"), **said)
    assert cost(head, address(way)) <= few + 1

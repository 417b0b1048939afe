"""What a watcher reads without an account."""

from datetime import timedelta

import pytest
from django.db import OperationalError
from django.utils import timezone

from rptc import health, notices
from rptc.notices.models import Notice, Pulse
from tests.factories import ReferralFactory


def pulse(minutes, **more):
    ended = timezone.now() - timedelta(minutes=minutes)
    return Pulse.objects.create(started_at=ended, finished_at=ended, **more)


@pytest.mark.django_db
def test_anybody_may_ask_whether_it_is_well(client):
    pulse(1, failures=2)
    answer = client.get("/healthz")
    told = answer.json()
    assert answer.status_code == 200
    assert told["last_tick"] and told["database"] is True
    assert (told["tick_stopped"], told["tick_failures"]) == (False, 2)
    assert 60 <= told["tick_age"] < 90


@pytest.mark.django_db
def test_a_stopped_clock_is_said_and_the_pages_stay_in_service(client):
    pulse(11)
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()["tick_stopped"]) == (200, True)


@pytest.mark.django_db
def test_a_clock_that_never_ran_is_a_stopped_one(client):
    told = client.get("/healthz").json()
    assert (told["tick_stopped"], told["tick_age"], told["last_tick"]) == (True, None, None)


@pytest.mark.django_db
def test_what_waits_is_counted_by_channel_and_what_was_given_up_apart(client):
    about, now = ReferralFactory(), timezone.now()
    for n, channel in enumerate(["email", "email", "whatsapp", "email", "email"]):
        notices.queue("referral-ready", to=["role:unit_head"], about=about, key=str(n), channel=channel)
    Notice.objects.filter(key="0").update(not_before=now - timedelta(minutes=5))
    Notice.objects.filter(key="3").update(state="failed", done_at=now)
    Notice.objects.filter(key="4").update(not_before=now + timedelta(hours=1))
    told = client.get("/healthz").json()
    assert told["queued"] == {"in_app": 0, "whatsapp": 1, "phone": 0, "email": 2, "official_letter": 0}
    assert told["undelivered"] == 1
    assert 300 <= told["outbox_age"] < 330


def test_a_silent_database_is_said_and_counted_as_ill(client, monkeypatch):
    def silent(now):
        raise OperationalError

    monkeypatch.setattr(health, "_facts", silent)
    answer = client.get("/healthz")
    assert answer.status_code == 503
    assert answer.json() == {"alive": True, "database": False, **health.UNKNOWN}


def test_every_answer_carries_the_protective_headers(client, monkeypatch):
    monkeypatch.setattr(health, "_facts", lambda now: {})
    headers = client.get("/healthz").headers
    assert headers["Cache-Control"] == "no-store"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "microphone=()" in headers["Permissions-Policy"]
    assert (
        "script-src" not in headers["Content-Security-Policy"]
    )  # so that default-src 'self' rules scripts too
    assert "unsafe" not in headers["Content-Security-Policy"]

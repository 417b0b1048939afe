import pytest
from django.db import OperationalError
from django.utils import timezone

from rptc import health
from rptc.notices.models import Pulse


@pytest.mark.django_db
def test_anybody_may_ask_whether_it_is_well(client):
    Pulse.objects.create(started_at=timezone.now(), finished_at=timezone.now())
    answer = client.get("/healthz")
    assert answer.status_code == 200
    assert answer.json()["last_tick"] and answer.json()["database"] is True


def test_a_silent_database_is_said_and_counted_as_ill(client, monkeypatch):
    def silent(now):
        raise OperationalError

    monkeypatch.setattr(health, "_facts", silent)
    answer = client.get("/healthz")
    assert answer.status_code == 503
    assert answer.json() == {"alive": True, "database": False, "outbox_age": None, "last_tick": None}


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

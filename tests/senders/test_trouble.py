"""A broken mail server: it ends the round early, blocks nobody, loses nothing."""

import socket
import time
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.utils import timezone

from rptc.notices import post as posting
from rptc.notices.delivery import deliver
from rptc.notices.models import Notice
from tests.senders.post_office import free_port

pytestmark = pytest.mark.django_db


@contextmanager
def silent():
    """Something that takes the call and never says a word."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        yield server.getsockname()[1]


@pytest.fixture
def three(reachable, letter):
    return [letter(key) for key in "abc"]


@pytest.fixture
def at(settings):
    def use(port, patience=0.2):
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", port, patience

    return use


def tried():
    return list(
        Notice.objects.filter(channel="email").order_by("key").values_list("tries", "last_error", "state")
    )


def test_a_server_that_is_not_there_is_asked_twice_a_tick(three, at):
    at(free_port())
    assert deliver() == {"postponed": 2}
    assert tried() == [(1, "no-answer", "queued"), (1, "no-answer", "queued"), (0, "", "queued")]


def test_a_server_that_never_speaks_costs_two_patiences(three, at):
    began = time.monotonic()
    with silent() as port:
        at(port)
        assert deliver() == {"postponed": 2}
    assert time.monotonic() - began < 5


def test_a_server_that_dies_in_the_middle_of_a_mail_gets_it_again(three, post):
    post.answers = ["die"]
    now = timezone.now()
    assert deliver(now) == {"postponed": 1, "mailed": 2}
    assert deliver(now + timedelta(minutes=1)) == {"mailed": 1}
    assert len(post.mails) == 3


def test_a_server_that_wants_a_password_we_do_not_have_is_not_the_mails_fault(three, post, settings):
    settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD = "rptc", "salah"
    assert deliver() == {"postponed": 2}
    assert Notice.objects.failed().count() == 0


def test_a_slow_server_is_left_after_its_time(three, post, monkeypatch):
    monkeypatch.setattr(posting, "SECONDS", -1)
    assert deliver() == {}
    monkeypatch.undo()
    assert deliver() == {"mailed": 3}


def test_all_mails_of_a_tick_go_over_one_connection(three, post):
    assert deliver() == {"mailed": 3}
    assert post.calls == 1

"""The tick among broken rows, backward clocks and short calendars."""

import logging
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from clients.actions.refused import Refused
from referrals import chores, sweep
from referrals.actions import extensions
from referrals.models import Promise, RungDone
from rptc.notices.models import Notice
from tests.referrals.web.conftest import bed, episode, partner, way, yusuf  # noqa: F401 fixtures

pytestmark = pytest.mark.django_db


def test_an_extension_beyond_the_calendar_is_refused_and_waits_on(way):
    way.to("in_service")
    before = list(Promise.objects.values_list("due", flat=True))
    asked = extensions.ask(way.referral, days=365, reason="client_need", by=way.yusuf)
    extensions.decide(asked, approve=True, by=way.rina)
    second = extensions.ask(way.referral, days=365, reason="client_need", by=way.yusuf)
    with pytest.raises(Refused):
        extensions.decide(second, approve=True, by=way.rina)
    second.refresh_from_db()
    after = list(Promise.objects.values_list("due", flat=True))
    assert second.state == "pending" and max(after) - max(before) == timedelta(days=365)


def spoil(notice):
    """What its key cannot open any more."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE notices_notice SET context = '\\x01020304' WHERE id = %s", [notice.pk])


def test_a_line_that_cannot_be_opened_stops_no_chore(way):
    way.to("sent")
    spoil(Notice.objects.get(channel="whatsapp"))
    assert sweep.sweep(timezone.now() + timedelta(days=10)).get("undone")


def test_a_chore_that_cannot_read_its_rows_stops_no_other(way, monkeypatch, caplog):
    way.to("sent")

    def broken(now):
        raise RuntimeError("a broken chore")
        yield

    monkeypatch.setattr(sweep, "CHORES", [broken, *sweep.CHORES])
    with caplog.at_level(logging.CRITICAL, "referrals.sweep"):
        counts = sweep.sweep(timezone.now() + timedelta(days=10))
    assert counts["failed"] == 1 and counts["undone"] and chores


def test_a_clock_that_jumps_back_says_nothing_twice_and_takes_nothing_back(way):
    way.to("ready")
    now = timezone.now()
    sweep.sweep(now + timedelta(days=40))
    said = (
        list(Notice.objects.order_by("pk").values_list("key", "state")),
        list(RungDone.objects.values_list("rung", "due")),
    )
    for days in (20, 5, -30):
        sweep.sweep(now + timedelta(days=days))
    sweep.sweep(now + timedelta(days=40))
    assert said == (
        list(Notice.objects.order_by("pk").values_list("key", "state")),
        list(RungDone.objects.values_list("rung", "due")),
    )

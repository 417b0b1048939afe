"""A deadline says how it stands in the words of the person who reads it."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation

from rptc.ui.due import due, state_of, words

WITA = ZoneInfo("Asia/Makassar")
NOW = datetime(2026, 11, 26, 21, 40, tzinfo=WITA)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


def end_of(day):
    return datetime(2026, 11, day, 23, 59, 59, tzinfo=WITA)


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


@pytest.mark.parametrize(
    ("at", "said"),
    [
        (NOW + 3 * HOUR, "3 hours left"),
        (NOW + HOUR, "1 hour left"),
        (NOW + 59 * MINUTE, "59 minutes left"),
        (NOW + timedelta(seconds=20), "1 minute left"),
        (NOW, "1 minute left"),
        (NOW - timedelta(seconds=1), "1 minute late"),
        (NOW - 5 * HOUR, "5 hours late"),
        (NOW + 24 * HOUR, "1 day left"),
        (NOW + 23 * HOUR + 59 * MINUTE, "23 hours left"),
        (NOW - 25 * HOUR, "1 day late"),
        (end_of(26), "Due today"),
        (end_of(27), "1 day left"),
        (end_of(25), "1 day late"),
        (end_of(23), "3 days late"),
        (end_of(29), "3 days left"),
    ],
)
def test_a_social_worker_reads_how_long_is_left_or_gone(at, said):
    assert words(at, NOW) == said


@pytest.mark.parametrize(
    ("at", "state"),
    [
        (NOW + 25 * HOUR, "ontime"),
        (NOW + 24 * HOUR, "near"),
        (NOW, "near"),
        (NOW - timedelta(seconds=1), "late"),
    ],
)
def test_the_mood_follows_the_clock(at, state):
    assert state_of(at, NOW) == state


def test_a_promise_that_was_kept_stays_kept_however_late_it_is_read():
    read = due(NOW - 30 * DAY, now=NOW, kept_at=NOW - 31 * DAY)
    assert (read.state, read.words, read.mark, read.icon) == ("kept", "On time", "", "check")


def test_a_promise_done_late_says_by_how_much_and_no_longer_grows():
    read = due(end_of(20), now=NOW, kept_at=end_of(23))
    assert (read.state, read.words, read.mark) == ("broken", "3 days late", "late")


def test_late_at_midnight_in_makassar_is_not_late_by_the_clock_of_london():
    just_past = datetime(2026, 11, 26, 16, 0, 30, tzinfo=ZoneInfo("UTC"))  # 00.00.30 WITA on the 27th
    assert words(end_of(26), just_past) == "1 day late"


def test_the_state_can_be_told_from_outside():
    assert due(NOW + DAY * 9, now=NOW, state="near").mark == "near"


def test_in_indonesian_it_is_said_in_indonesian():
    with translation.override("id"):
        assert words(end_of(23), NOW) == "Lewat 3 hari"
        assert words(NOW + 3 * HOUR, NOW) == "3 jam lagi"
        assert words(end_of(26), NOW) == "Batas hari ini"

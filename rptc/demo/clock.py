"""Playing the past: inside `at(moment)` the program believes that it is then. One process, one thread, demo only."""

from contextlib import contextmanager
from datetime import datetime, time, timedelta
from unittest.mock import patch

from django.utils import timezone


@contextmanager
def at(moment):
    """Everything that asks for the time is told `moment` (aware)."""
    with patch("django.utils.timezone.now", lambda: moment):
        yield moment


def ago(days, hour=9, minute=0):
    """So many days before today at an hour of Makassar, never later than a minute ago."""
    day = timezone.localdate() - timedelta(days=days)
    moment = timezone.make_aware(datetime.combine(day, time(hour, minute)))
    return min(moment, timezone.now() - timedelta(minutes=1))

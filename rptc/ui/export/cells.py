"""A cell that stays what it is in every spreadsheet."""

from datetime import date, datetime

from django.utils import timezone

RISKY = ("=", "+", "-", "@", "\t", "\r", "\n")


def text(value):
    """The value as text: days as 2026-11-24, moments in WITA, nothing as ""."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return f"{timezone.localtime(value):%Y-%m-%d %H:%M}"
    return f"{value:%Y-%m-%d}" if isinstance(value, date) else str(value)


def safe(value):
    """Text that no spreadsheet computes: an apostrophe before what would begin a formula. Numbers stay numbers."""
    shown = text(value)
    return f"'{shown}" if not isinstance(value, int | float) and shown.lstrip().startswith(RISKY) else shown

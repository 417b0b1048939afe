"""Days as registers write them: Indonesian and English month names, numbers day first, and Excel's own day numbers."""

import re
from datetime import date, datetime, timedelta

from django.utils import timezone

MONTHS = {
    "jan": 1, "peb": 2, "feb": 2, "mar": 3, "mrt": 3, "apr": 4, "mei": 5, "may": 5, "jun": 6, "jul": 7, "agu": 8, "agt": 8,
    "ags": 8, "aug": 8, "sep": 9, "okt": 10, "oct": 10, "nov": 11, "nop": 11, "des": 12, "dec": 12,
}  # fmt: skip
ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ](\d{1,2})[:.](\d{2}).*)?")
NUMBERS = re.compile(r"(\d{1,2})[-/. ]+(\d{1,2})[-/. ]+(\d{4}|\d{2})(?:\s+(\d{1,2})[:.](\d{2}).*)?")
WORDS = re.compile(r"(\d{1,2})[-/. ]*([a-z]{3,9})\.?[-/. ,']*(\d{4}|\d{2})")
SERIAL = re.compile(r"\d{5}(\.\d+)?")
YEAR = re.compile(r"(19|20)\d{2}")
WEEKDAY = re.compile(r"^(senin|selasa|rabu|kamis|jum'?at|sabtu|minggu|ahad)\s*[,/]?\s*", re.I)
EPOCH = date(1899, 12, 30)  # Excel's day 0, with its 29 February 1900
SERIALS = range(15000, 65000)  # 1941 to 2077


def moment(text):
    """(date, (hour, minute) or None) of a text; ValueError where it is none. Never month first."""
    text = WEEKDAY.sub("", text.strip()).casefold()
    if found := ISO.fullmatch(text):
        return date(int(found[1]), int(found[2]), int(found[3])), _clock(found)
    if found := NUMBERS.fullmatch(text):
        return date(_year(found[3]), int(found[2]), int(found[1])), _clock(found)
    if found := WORDS.fullmatch(text):
        return date(_year(found[3]), _month(found[2]), int(found[1])), None
    if SERIAL.fullmatch(text) and int(float(text)) in SERIALS:
        return EPOCH + timedelta(days=int(float(text))), None
    raise ValueError(text)


def year(text):
    """The year of a text that names nothing else, or None."""
    return int(text) if YEAR.fullmatch(text.strip()) else None


def aware(day, clock):
    """A moment of Makassar; noon where the register names no hour, and never later than now."""
    made = timezone.make_aware(datetime(day.year, day.month, day.day, *(clock or (12, 0))))
    return min(made, timezone.now()) if day == timezone.localdate() else made


def _clock(found):
    if found[4] is None:
        return None
    hour, minute = int(found[4]), int(found[5])
    if hour > 23 or minute > 59:
        raise ValueError("no time of day")
    return hour, minute


def _month(word):
    if word[:3] not in MONTHS:
        raise ValueError("no month")
    return MONTHS[word[:3]]


def _year(text):
    """Two digits are of this century until that would lie ahead."""
    if len(text) == 4:
        return int(text)
    return 2000 + int(text) if int(text) <= timezone.localdate().year % 100 else 1900 + int(text)

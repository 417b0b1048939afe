"""Values are written as people in Makassar read them."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation
from phonenumber_field.phonenumber import to_python

from rptc.ui.templatetags import show

LATE_UTC = datetime(2026, 11, 24, 17, 5, tzinfo=ZoneInfo("UTC"))  # 25 November, 01.05 WITA


@pytest.fixture(autouse=True)
def indonesian():
    with translation.override("id"):
        yield


def test_a_moment_is_told_in_makassar_time():
    assert show.wita(LATE_UTC) == "25 November 2026, 01.05 WITA"
    assert show.day(LATE_UTC) == "25 November 2026"
    assert show.clock(LATE_UTC) == "01.05 WITA"
    assert show.short_day(LATE_UTC) == "25 Nov"


def test_a_date_stays_a_date_and_nothing_stays_nothing():
    assert show.wita(date(2026, 11, 24)) == "24 November 2026"
    assert [f(None) for f in (show.wita, show.day, show.short_day, show.clock)] == [""] * 4


def test_money_has_dots_and_no_cents():
    assert show.rupiah(10084083112) == "Rp10.084.083.112"
    assert show.rupiah(0) == "Rp0"
    assert show.rupiah(None) == ""


def test_of_a_nik_only_the_last_four_are_seen():
    assert show.masked("7371012005140417") == "••••••••••••0417"
    assert show.masked("") == ""


def test_a_number_is_read_as_it_is_dialled():
    assert show.phone(to_python("+6281234567890")) == "0812-3456-7890"
    assert show.phone("112") == "112"
    assert show.phone(None) == ""


def test_before_the_pin_a_name_is_its_initials():
    assert show.initials("Baco Daeng Ngalle") == "B.D.N."
    assert show.initials(None) == ""


def test_days_in_words():
    assert [show.days(n) for n in (0, 1, 7)] == ["hari ini", "1 hari", "7 hari"]

"""What the one box understands."""

from datetime import date

import pytest

from clients.matching.box import read
from rptc.lib.phones import e164


@pytest.mark.parametrize(
    ("typed", "name", "day", "year"),
    [
        ("Ahmad", "Ahmad", None, None),
        ("Ahmad 2012", "Ahmad", None, 2012),
        ("2012 Ahmad", "Ahmad", None, 2012),
        ("Ahmad 20-05-2012", "Ahmad", date(2012, 5, 20), None),
        ("Ahmad 20/5/2012", "Ahmad", date(2012, 5, 20), None),
        ("Ahmad 2012-05-20", "Ahmad", date(2012, 5, 20), None),
        ("Ahmad 31-02-2012", "Ahmad", None, 2012),
        ("20-05-2012", "", date(2012, 5, 20), None),
        ("Ahmad 12", "Ahmad 12", None, None),
    ],
)
def test_a_name_may_carry_a_year_or_a_date(typed, name, day, year):
    question = read(typed)
    assert (question.name, question.birth_date, question.birth_year) == (name, day, year)


def test_sixteen_digits_are_a_nik_also_beside_a_name():
    assert (read("Imran 7371012005149001").nik, read("Imran 7371012005149001").name) == (
        "7371012005149001",
        "Imran",
    )


def test_fifteen_or_seventeen_digits_are_no_nik():
    assert read("737101200514900").nik == read("73710120051490012").nik == ""


@pytest.mark.parametrize(
    ("written", "kept"),
    [("0411-452000", "+62411452000"), ("+65 6123 4567", "+6561234567"), ("12", ""), ("", "")],
)
def test_landlines_and_numbers_from_abroad_are_read_too(written, kept):
    assert e164(written) == kept

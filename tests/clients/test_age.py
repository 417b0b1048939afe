"""How old somebody is on a day, from a birth date or from an estimate."""

from datetime import date

import pytest

from clients.models import Person


@pytest.mark.parametrize(
    ("day", "age"),
    [
        (date(2026, 11, 25), 18),
        (date(2026, 11, 24), 18),  # came before midnight, estimated after it
        (date(2027, 11, 24), 18),
        (date(2027, 11, 25), 19),
        (date(2025, 11, 26), 18),
        (date(2025, 11, 25), 17),
    ],
)
def test_an_estimate_made_after_midnight_holds_for_the_evening_before(day, age):
    assert Person(estimated_age=18, estimated_on=date(2026, 11, 25)).age_on(day) == age


@pytest.mark.parametrize(("day", "age"), [(date(2026, 5, 19), 17), (date(2026, 5, 20), 18)])
def test_the_eighteenth_birthday_is_eighteen(day, age):
    assert Person(birth_date=date(2008, 5, 20)).age_on(day) == age


def test_nobody_is_given_an_age_that_nobody_knows():
    assert Person().age_on() is None

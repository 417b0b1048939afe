"""Two files of one woman, and whoever joins them."""

from datetime import date

import pytest

from clients.actions.identity import joining
from tests.factories import PersonFactory


@pytest.fixture
def first(db):
    """The older file: she gave her name."""
    return PersonFactory(
        full_name="Rosmini Tahir", alias="", sex="female", birth_date=None, marks="Tahi lalat di pipi"
    )


@pytest.fixture
def second(first):
    """The newer one: she was called Minne that night."""
    return PersonFactory(full_name="", alias="Minne", sex="female", birth_date=date(1988, 3, 2), marks="")


@pytest.fixture
def joined(rina, by):
    """`joined(one, other)`: the unit head finds that they are one person."""

    def join(canonical, duplicate, **more):
        return joining.join(
            canonical, duplicate, **({"reason": "Wajah dan tahi lalat sama"} | more), by=by(rina)
        )

    return join

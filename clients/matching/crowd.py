"""Many people who resemble a set of names: called by its own words, shuffled, so that a set is measured among its like."""

from datetime import date
from random import Random

from clients.models import Person


def gather(names, many):
    """Make `many` people of two or three words of `names`; the same ones every time."""
    dice = Random(20)  # noqa: S311 - no secret, and the same crowd each time
    words = sorted({word for name in names for word in name.split() if len(word) > 2})
    Person.objects.bulk_create([_somebody(dice, words) for _n in range(many)], batch_size=2000)


def _somebody(dice, words):
    born = date(dice.randint(1945, 2012), dice.randint(1, 12), dice.randint(1, 28))
    return Person(full_name=" ".join(dice.sample(words, dice.choice((2, 2, 3)))), birth_date=born)

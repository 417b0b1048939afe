"""What somebody asks for, and the facts by which the database can find it."""

from dataclasses import dataclass, field
from datetime import date

from django.db import connection

GUESS = 5  # years by which a birth year from an estimated age may be wrong
SLIP = 1  # years by which the year of a whole date may be wrong
APART = """
SELECT at, word, sound, keys FROM unnest(%s::text[]) WITH ORDINALITY AS given(name, at),
LATERAL name_question(name) WITH ORDINALITY AS asked(word, sound, keys, place) ORDER BY at, place
"""


@dataclass(frozen=True)
class Question:
    """All that is known. `birth_year` is a year, perhaps guessed; `birth_date` a whole date; `phone` is E.164."""

    name: str = ""
    alias: str = ""
    birth_date: date | None = None
    birth_year: int | None = None
    sex: str = ""
    nik: str = ""
    phone: str = ""
    number: str = ""


@dataclass
class Words:
    """A name taken apart by the database: its words, their sounds, the keys of each, and those of the whole."""

    words: list = field(default_factory=list)
    sounds: list = field(default_factory=list)
    keys: list = field(default_factory=list)
    runs: list = field(default_factory=list)

    def add(self, word, sound, keys):
        """Take in a row of the database's answer; the one without a word is the whole."""
        if not word:
            self.runs = keys
            return
        self.words.append(word)
        self.sounds.append(sound)
        self.keys.append(keys)


def words_of(*names):
    """`Words` for each of `names`, in one statement."""
    made = [Words() for _name in names]
    with connection.cursor() as cursor:
        cursor.execute(APART, [list(names)])
        for at, word, sound, keys in cursor.fetchall():
            made[at - 1].add(word, sound, keys)
    return made


def swapped(day):
    """The date with day and month exchanged, or None where that is no other date."""
    if not day or day.day > 12 or day.day == day.month:
        return None
    return day.replace(day=day.month, month=day.day)

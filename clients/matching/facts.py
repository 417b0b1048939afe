"""A question taken apart by the database, in one statement: the words of its names, and the keys of all it says."""

from dataclasses import dataclass, field

from django.db import connection

APART = """
SELECT at, word, sound, keys FROM unnest(%s::text[]) WITH ORDINALITY AS given(name, at),
    LATERAL name_question(name) WITH ORDINALITY AS asked(word, sound, keys, place)
UNION ALL
SELECT 0, '', '', birth_keys(day, year) FROM unnest(%s::date[], %s::int[]) AS born(day, year)
"""


@dataclass
class Words:
    """One name: its words with their sounds, the keys of each, and the keys of those who are called just so."""

    words: list = field(default_factory=list)
    sounds: list = field(default_factory=list)
    keys: list = field(default_factory=list)
    whole: list = field(default_factory=list)


@dataclass
class Facts:
    """`names`: the `Words` of name and alias; `dates`: keys of the birth date; `born`: of day and years."""

    names: list
    dates: list = field(default_factory=list)
    born: list = field(default_factory=list)


def apart(question):
    """The `Facts` of a `Question`."""
    given = [name for name in (question.name, question.alias) if name.strip()]
    facts = Facts([Words() for _name in given])
    days, years = question.days, question.years
    with connection.cursor() as cursor:
        cursor.execute(APART, [given, days + [None] * len(years), [None] * len(days) + years])
        for at, word, sound, keys in cursor.fetchall():
            _take_in(facts, at, word, sound, keys)
    return facts


def _take_in(facts, at, word, sound, keys):
    if not at:
        facts.dates += [key for key in keys if key.startswith("d:")]
        facts.born += [key for key in keys if not key.startswith("d:") and key not in facts.born]
    elif word:
        words = facts.names[at - 1]
        words.words.append(word)
        words.sounds.append(sound)
        words.keys.append(keys)
    else:
        facts.names[at - 1].whole = keys

"""The people who share facts with a question: two of them, or one that is rare. The index answers, never a scan.

The database's `people_called` bounds what very common names bring, kind by kind (docs/matching.md).
"""

from collections import namedtuple
from itertools import chain

from django.db import connection

MOST = 120  # people of one kind to rank; of more, those with all words as asked, then the newest
NEAREST = 3  # keys of birth: day and month, the year, and one beside it
BY_LETTERS = ("n:", "a:", "-")
COLUMNS = "id,canonical_id,keys,birth_date,birth_date_is_estimated,estimated_age,estimated_on,sex,phone"
Row = namedtuple("Row", f"{COLUMNS},other".split(","))  # a row for the person and one for each other name
OWN = ", ".join(f"person.{column}" for column in COLUMNS.split(","))
FETCH = f"""
WITH asked AS MATERIALIZED (SELECT ARRAY({{kinds}}) AS ids)
SELECT {OWN}, NULL::text[] FROM clients_person AS person
    WHERE id = ANY((SELECT ids FROM asked)::bigint[]) AND retired_at IS NULL
UNION ALL
SELECT {OWN}, other.keys FROM clients_othername AS other JOIN clients_person AS person ON person.id = other.person_id
    WHERE other.person_id = ANY((SELECT ids FROM asked)::bigint[]) AND other.keys <> '{{{{}}}}'
    AND person.retired_at IS NULL
"""  # noqa: S608 - our own words
SHARING = f"SELECT people_called(%s::text[], %s::text[], %s::text[], {MOST})"
KNOWN = "SELECT unnest(%s::bigint[])"
PHONE = "(SELECT id FROM clients_person WHERE phone = %s AND phone <> '' ORDER BY id DESC LIMIT 120)"


def people(question, facts, known):
    """`Row`s for a `Question` and its `Facts`; `known` are ids found by number or NIK."""
    return _rows(
        [
            *_sure(question, facts, known),
            *(kind for words in facts.names for kind in _named(words, facts.born)),
        ]
    )


def by_single_words(facts):
    """`Row`s that share any one word: for when two facts together found nobody."""
    return _rows([_sharing(_flat(words.keys), exact=words) for words in facts.names])


def _sure(question, facts, known):
    """What is enough by itself: a number, a telephone, the date of birth."""
    yield KNOWN, [known]
    if question.phone:
        yield PHONE, [question.phone]
    if facts.dates:
        yield _sharing(facts.dates)


def _named(words, born):
    """The whole name run together or one word of it alone; two words; a word and about the year or day of birth.

    Those within one letter, or nearest in age, are asked for by themselves too: the looser kind may crowd them out.
    """
    keys, close = _flat(words.keys), [key for key in _flat(words.keys) if key.startswith(BY_LETTERS)]
    yield _sharing(words.whole, exact=words)
    if len(words.keys) == 1:
        yield _sharing(close, exact=words)
        yield _sharing(keys, exact=words)
    for at, own in enumerate(words.keys[:-1]):
        yield _sharing(own, _flat(words.keys[at + 1 :]), exact=words)
    if born:
        yield _sharing(close, born[:NEAREST], exact=words)
        yield _sharing(keys, born[:NEAREST], exact=words)
        yield _sharing(keys, born, exact=words)


def _sharing(these, those=None, exact=None):
    words = [f"n:{word}" for word in exact.words] if exact else []
    return SHARING, [these, those or these, words]


def _flat(lists):
    return list(chain.from_iterable(lists))


def _rows(kinds):
    sql = FETCH.format(kinds=" UNION ALL ".join(sql for sql, _params in kinds))
    with connection.cursor() as cursor:
        cursor.execute(sql, _flat(params for _sql, params in kinds))
        return [Row(*row) for row in cursor.fetchall()]

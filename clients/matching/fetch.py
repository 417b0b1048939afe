"""The people who share facts with a question: two of them, or one that is rare. The index answers, never a scan.

An overlap is never sliced where it stands: a LIMIT makes the planner hope that a sequential scan will soon have met
enough rows. MATERIALIZED keeps the LIMIT, which bounds what very common names bring, outside.
"""

from collections import namedtuple

from django.db import connection

from clients.matching.question import GUESS, SLIP, swapped

MOST = 400  # rows to rank; of more, those with the whole name or the birth date, then the newest
COLUMNS = "id,canonical_id,keys,birth_date,birth_date_is_estimated,estimated_age,estimated_on,sex,phone"
Row = namedtuple("Row", COLUMNS.split(","))
SQL = """
WITH near AS MATERIALIZED (SELECT {columns} FROM clients_person WHERE {terms})
SELECT {columns} FROM near
ORDER BY id = ANY(%s) DESC, keys && %s::text[] DESC, keys && ({dates}) DESC, id DESC LIMIT {most}
"""
SHARES = "keys && %s::text[]"
BOTH = f"({SHARES} AND {SHARES})"


def people(question, names, known):
    """`Row`s for a `Question`, its names taken apart as `names`; `known` are ids found by number or NIK."""
    terms = [("id = ANY(%s)", [known])]
    terms += [term for words in names for term in _of_name(words, question)]
    if question.birth_date:
        terms.append((f"keys && ({_dates(question)})", []))
    return _rows(question, names, known, terms)


def by_single_words(question, names):
    """`Row`s that share any one word: for a single name, or when two facts together found too few."""
    keys = [key for words in names for own in words.keys for key in own]
    return _rows(question, names, [], [(SHARES, [keys])])


def _of_name(words, question):
    """The whole name run together; two words of it; or a word and the year or day of birth."""
    yield SHARES, [words.runs]
    for at, own in enumerate(words.keys[:-1]):
        yield BOTH, [own, _flat(words.keys[at + 1 :])]
    if born := _born(question):
        yield f"({SHARES} AND keys && ({born}))", [_flat(words.keys)]


def _flat(lists):
    return [key for keys in lists for key in keys]


def _born(question):
    """SQL for the keys of a year about right, and of the day and month, or nothing."""
    day, year = question.birth_date, question.birth_year
    if day:
        near = [f"birth_keys(NULL, {day.year + off})" for off in range(-SLIP, SLIP + 1)]
        return " || ".join([f"(birth_keys('{day}', NULL))[2:2]", *near])
    if year:
        return " || ".join(f"birth_keys(NULL, {year + off})" for off in range(-GUESS, GUESS + 1))
    return ""


def _dates(question):
    """SQL for the keys of the birth date, also with day and month exchanged."""
    days = [day for day in (question.birth_date, swapped(question.birth_date)) if day]
    return " || ".join(f"(birth_keys('{day:%Y-%m-%d}', NULL))[1:1]" for day in days) or "'{}'::text[]"


def _rows(question, names, known, terms):
    sql = SQL.format(
        columns=COLUMNS, terms=" OR ".join(sql for sql, _params in terms), dates=_dates(question), most=MOST
    )
    params = [param for _sql, own in terms for param in own]
    with connection.cursor() as cursor:
        cursor.execute(sql, [*params, known, _flat(words.runs for words in names)])
        return [Row(*row) for row in cursor.fetchall()]

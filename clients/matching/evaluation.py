"""Measures matching against a labelled set: pairs of a registered person and a question, the same person or another.

A registered person has to be among the first five for her own question; another person's must never be certain.
"""

import csv
from datetime import date
from time import perf_counter

from django.core.management import call_command
from django.db import connection, transaction
from rapidfuzz.distance import OSA

from clients import matching
from clients.matching import crowd
from clients.matching.figures import Answer, figures
from clients.models import NationalId, Person

SEX = {"L": "male", "P": "female"}
REGISTERED = (
    "registered_name",
    "registered_birth_date",
    "registered_sex",
    "registered_nik",
    "registered_alias",
)


def evaluate(path, beside=0):
    """The figures of a CSV file, as a dict; what it loads is rolled back. Times: ms of a whole question.

    `beside`: so many other people are there too, called by the words of the set (`crowd.py`).
    """
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    if Person._meta.db_table not in connection.introspection.table_names():
        call_command("migrate", verbosity=0)  # a database that is new
    with transaction.atomic():
        people = _load(rows)
        crowd.gather([row["registered_name"] for row in rows], beside)
        asked = {way: [(row, ask(row, people[_identity(row)])) for row in rows] for way, ask in WAYS.items()}
        transaction.set_rollback(True)
    return figures(asked)


def _identity(row):
    return tuple(row[column] for column in REGISTERED)


def _load(rows):
    people = {key: _person(*key) for key in dict.fromkeys(map(_identity, rows))}
    Person.objects.bulk_create(people.values())
    NationalId.objects.bulk_create(NationalId.of(person, key[3]) for key, person in people.items() if key[3])
    return people


def _person(name, born, sex, _nik, alias):
    return Person(full_name=name, alias=alias, birth_date=born or None, sex=SEX.get(sex, "unknown"))


def _as_written(row, person):
    known = {"full_name": row["query_name"], "sex": SEX.get(row["query_sex"], ""), "nik": row["query_nik"]}
    born = row["query_birth_date"]
    if born:
        known |= {"birth_year": int(born)} if len(born) == 4 else {"birth_date": date.fromisoformat(born)}
    return _ask(person, known)


def _with_year(row, person):
    born = row["query_birth_date"] or row["registered_birth_date"]
    return _ask(person, {"full_name": row["query_name"], "birth_year": int(born[:4]) if born else None})


def _name_alone(row, person):
    return _ask(person, {"full_name": row["query_name"]})


def _undamaged(row, person):
    """The most that a name alone can do: as many words, but the nearest ones as they are registered."""
    said, own = row["query_name"].split(), (row["registered_name"] or row["registered_alias"]).split()
    near = sorted(
        own, key=lambda word: -max(OSA.normalized_similarity(word.lower(), s.lower()) for s in said)
    )
    kept = near[: len(said)]
    return _ask(person, {"full_name": " ".join(word for word in own if word in kept)})


WAYS = {
    "as_written": _as_written,
    "name_and_year": _with_year,
    "name_alone": _name_alone,
    "name_alone_ceiling": _undamaged,
}


def _ask(person, known):
    start = perf_counter()
    hits = matching.candidates(**known)
    took = (perf_counter() - start) * 1000
    place = next((at for at, hit in enumerate(hits) if hit.person == person), None)
    return Answer(place, place is not None and hits[place].certain, took)

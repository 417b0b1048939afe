"""Measures matching against a labelled set: pairs of a registered person and a question, the same person or another.

A registered person has to be among the first five for her own question; another person's must never be certain.
"""

import csv
from collections import defaultdict
from datetime import date
from itertools import chain
from statistics import quantiles
from time import perf_counter

from django.core.management import call_command
from django.db import connection, transaction

from clients import matching
from clients.models import NationalId, Person

OFFERED = 5
SEX = {"L": "male", "P": "female"}
REGISTERED = (
    "registered_name",
    "registered_birth_date",
    "registered_sex",
    "registered_nik",
    "registered_alias",
)


def evaluate(path):
    """The figures of a CSV file, as a dict; what it loads is rolled back. Times: ms of a whole question."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    if Person._meta.db_table not in connection.introspection.table_names():
        call_command("migrate", verbosity=0)  # a database that is new
    with transaction.atomic():
        people = _load(rows)
        results = [(row, *_ask(row, people[_identity(row)])) for row in rows]
        transaction.set_rollback(True)
    return _figures(results)


def _identity(row):
    return tuple(row[column] for column in REGISTERED)


def _load(rows):
    people = {key: _person(*key) for key in dict.fromkeys(map(_identity, rows))}
    Person.objects.bulk_create(people.values())
    NationalId.objects.bulk_create(NationalId.of(person, key[3]) for key, person in people.items() if key[3])
    return people


def _person(name, born, sex, _nik, alias):
    return Person(full_name=name, alias=alias, birth_date=born or None, sex=SEX.get(sex, "unknown"))


def _ask(row, person):
    """(offered in time, called certain, milliseconds) of one question."""
    known = {"full_name": row["query_name"], "sex": SEX.get(row["query_sex"], ""), "nik": row["query_nik"]}
    born = row["query_birth_date"]
    if born:
        known |= {"birth_year": int(born)} if len(born) == 4 else {"birth_date": date.fromisoformat(born)}
    start = perf_counter()
    hits = matching.candidates(**known)
    took = (perf_counter() - start) * 1000
    offered = person in [hit.person for hit in hits[:OFFERED]]
    return offered, any(hit.certain for hit in hits if hit.person == person), took


def _figures(results):
    kinds = defaultdict(list)
    for row, offered, _certain, _ms in results:
        if row["same_person"] == "1":
            kinds[row["variation"]].append(offered)
    wrong = [certain for row, _offered, certain, _ms in results if row["same_person"] == "0"]
    times = quantiles([ms for *_rest, ms in results], n=20, method="inclusive")
    return {
        "pairs": len(results),
        "recall_at_5": _share(chain.from_iterable(kinds.values())),
        "certain_but_different": sum(wrong),
        "p50_ms": round(times[9], 2),
        "p95_ms": round(times[18], 2),
        "by_variation": {kind: _share(offered) for kind, offered in sorted(kinds.items())},
    }


def _share(truths):
    truths = list(truths)
    return round(sum(truths) / len(truths), 4) if truths else None

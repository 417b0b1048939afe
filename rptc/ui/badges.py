"""Counts beside the menu, and single facts of the frame. Apps register what to ask; one statement answers all."""

from dataclasses import dataclass

from django.core.exceptions import EmptyResultSet
from django.db import connection

CAP = 100  # a badge says at most "99+", so the database counts no further
_registry = {}
_facts = {}


@dataclass(frozen=True)
class Badge:
    """A count and how it is read aloud; `kind` is "late" or nothing."""

    count: str
    words: str
    kind: str = ""


def register(key, rows, words, kind=""):
    """Count `rows(user)`, a QuerySet or None where the user has no such list, under the menu key `key`."""
    _registry[key] = (rows, words, kind)


def fact(key, value):
    """Ask `value(user)` in the same statement: a QuerySet of at most one row with one column, or None."""
    _facts[key] = value


def counts(user):
    """{key: Badge} of every count above zero that `user` may see. One statement, however many there are."""
    return ask(user)[0]


def ask(user):
    """({key: Badge}, {key: value}): the counts above zero and the facts that this user gets, in one statement."""
    counted, known = list(_parts(user)), list(_known(user))
    if not counted and not known:
        return {}, {}
    columns = [f"(SELECT count(*) FROM ({sql}) AS counted)" for _, sql, _ in counted]  # noqa: S608 the ORM's own
    columns += [f"({sql})" for _, sql, _ in known]
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {', '.join(columns)}", [p for _, _, params in counted + known for p in params]
        )
        values = cursor.fetchone()
    numbers = zip([key for key, _, _ in counted], values[: len(counted)], strict=True)
    found = zip([key for key, _, _ in known], values[len(counted) :], strict=True)
    return {key: _badge(key, n) for key, n in numbers if n}, dict(found)


def _known(user):
    for key, value in _facts.items():
        if (queryset := value(user)) is not None:
            yield key, *queryset.query.sql_with_params()


def _parts(user):
    for key, (rows, _, _) in _registry.items():
        queryset = rows(user)
        if queryset is None:
            continue
        try:
            yield key, *queryset.order_by().values_list("pk")[:CAP].query.sql_with_params()
        except EmptyResultSet:  # rows known to be none without asking
            continue


def _badge(key, number):
    _, words, kind = _registry[key]
    return Badge(f"{CAP - 1}+" if number >= CAP else str(number), words, kind)

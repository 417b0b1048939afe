"""Counts beside the menu. Apps register what to count; one statement answers all of them."""

from dataclasses import dataclass

from django.core.exceptions import EmptyResultSet
from django.db import connection

CAP = 100  # a badge says at most "99+", so the database counts no further
_registry = {}


@dataclass(frozen=True)
class Badge:
    """A count and how it is read aloud; `kind` is "late" or nothing."""

    count: str
    words: str
    kind: str = ""


def register(key, rows, words, kind=""):
    """Count `rows(user)`, a QuerySet or None where the user has no such list, under the menu key `key`."""
    _registry[key] = (rows, words, kind)


def counts(user):
    """{key: Badge} of every count above zero that `user` may see. One statement, however many there are."""
    parts = list(_parts(user))
    if not parts:
        return {}
    columns = ", ".join(f"(SELECT count(*) FROM ({sql}) AS counted)" for _, sql, _ in parts)  # noqa: S608 the ORM's own
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {columns}", [p for _, _, params in parts for p in params])
        numbers = cursor.fetchone()
    return {key: _badge(key, n) for (key, _, _), n in zip(parts, numbers, strict=True) if n}


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

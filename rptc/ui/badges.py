"""Counts beside the menu, and single facts of the frame. Apps register what to ask; one statement answers all."""

from dataclasses import dataclass

from rptc.lib import counting

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
    counted, known = dict(_parts(user)), dict(_known(user))
    values = counting.row([*counted.values(), *known.values()])
    numbers = dict(zip(counted, values[: len(counted)], strict=True))
    found = dict(zip(known, values[len(counted) :], strict=True))
    return {key: _badge(key, n) for key, n in numbers.items() if n}, found


def _known(user):
    for key, value in _facts.items():
        if (queryset := value(user)) is not None:
            sql, params = queryset.query.sql_with_params()
            yield key, (f"({sql})", params)


def _parts(user):
    for key, (rows, _, _) in _registry.items():
        queryset = rows(user)
        if queryset is not None and (asked := counting.column(queryset, CAP)):
            yield key, asked


def _badge(key, number):
    _, words, kind = _registry[key]
    return Badge(f"{CAP - 1}+" if number >= CAP else str(number), words, kind)

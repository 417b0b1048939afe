"""Several counts in one statement, so that a page with five figures asks once."""

from django.core.exceptions import EmptyResultSet
from django.db import connection


def counts(*querysets, most=None):
    """How many rows each of them has, in their order; with `most` the database counts no further than that."""
    asked = [column(rows, most) for rows in querysets]
    found = iter(row([one for one in asked if one]))
    return [next(found) if one else 0 for one in asked]


def column(rows, most=None):
    """The count of `rows` as a column of `row`, or None where it is known without asking that there are none."""
    try:
        sql, params = rows.order_by().values_list("pk")[:most].query.sql_with_params()
    except EmptyResultSet:
        return None
    return f"(SELECT count(*) FROM ({sql}) AS counted)", params  # noqa: S608 the ORM's own


def row(columns):
    """The values of several (expression, parameters), asked in one statement; none asks nothing."""
    if not columns:
        return ()
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {', '.join(sql for sql, _ in columns)}",
            [value for _, params in columns for value in params],
        )
        return cursor.fetchone()

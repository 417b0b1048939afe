"""Several counts in one statement, so that a page with five figures asks once."""

from django.core.exceptions import EmptyResultSet
from django.db import connection


def counts(*querysets, most=None):
    """How many rows each of them has, in their order; with `most` the database counts no further than that."""
    asked = [_asked(rows, most) for rows in querysets]
    if not any(asked):
        return [0] * len(asked)
    columns = ", ".join(f"(SELECT count(*) FROM ({one[0]}) AS counted)" if one else "0" for one in asked)  # noqa: S608 the ORM's own
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {columns}", [value for one in asked if one for value in one[1]])
        return list(cursor.fetchone())


def _asked(rows, most):
    """(statement, parameters), or None where it is known without asking that there are none."""
    try:
        return rows.order_by().values_list("pk")[:most].query.sql_with_params()
    except EmptyResultSet:
        return None

"""Many rows of a model at once, by COPY: as the model's own fields would write them."""

import io
import json
from datetime import date, datetime

from django.contrib.postgres.fields import ArrayField
from django.db import connection, models
from psycopg2 import sql

BATCH = 5000
SPECIAL = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def copy(model, rows, say=lambda line: None, total=0):
    """Write unsaved instances that carry their own `pk`; the model's sequence goes on behind them."""
    fields = [field for field in model._meta.concrete_fields if not field.generated]
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(
        sql.Identifier(model._meta.db_table), sql.SQL(", ").join(sql.Identifier(f.column) for f in fields)
    )
    done, batch = 0, []
    for row in rows:
        batch.append(_line(fields, row))
        if len(batch) == BATCH:
            done += _written(statement, batch)
            say(f"{model._meta.verbose_name_plural}: {done:,} of {total:,}")
            batch = []
    _written(statement, batch)
    _go_on(model)


def _written(statement, batch):
    with connection.cursor() as wrapped:
        wrapped.cursor.copy_expert(statement, io.StringIO("".join(batch)))
    return len(batch)


def _go_on(model):
    table = sql.Identifier(model._meta.db_table)
    statement = sql.SQL("SELECT setval(pg_get_serial_sequence({}, 'id'), (SELECT max(id) FROM {}))")
    with connection.cursor() as wrapped:
        wrapped.cursor.execute(statement.format(sql.Literal(model._meta.db_table), table))


def _line(fields, row):
    return "\t".join(_text(field, getattr(row, field.attname)) for field in fields) + "\n"


def _text(field, value):
    if value is None:
        return "\\N"
    if isinstance(field, ArrayField):
        return "{" + ",".join(json.dumps(item) for item in value) + "}"
    if isinstance(field, models.JSONField):
        return json.dumps(value).translate(SPECIAL)
    return _plain(field.get_db_prep_save(value, connection))


def _plain(value):
    if isinstance(value, bool):
        return "t" if value else "f"
    if isinstance(value, datetime | date):
        return value.isoformat()
    if hasattr(value, "lower_inf"):
        return str(value)
    bytes_of = getattr(value, "adapted", value)
    if isinstance(bytes_of, bytes | memoryview):
        return "\\\\x" + bytes(bytes_of).hex()
    return str(value).translate(SPECIAL)

"""The tables as PostgreSQL's own COPY text, row by row in the order of the key: the same rows give the same bytes."""

from dataclasses import dataclass

from django.core.cache import caches
from psycopg2 import sql

# What ends with the system it was in: sessions sign people in, the cache is made anew.
LEFT_OUT = ("django_session",)
COLUMNS = """
    SELECT c.relname, array_agg(a.attname::text ORDER BY a.attnum),
           (SELECT array_agg(k.attname::text ORDER BY array_position(i.indkey::int[], k.attnum::int))
              FROM pg_index i JOIN pg_attribute k ON k.attrelid = i.indrelid AND k.attnum = ANY (i.indkey)
             WHERE i.indrelid = c.oid AND i.indisprimary)
      FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
     WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
       AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
     GROUP BY c.oid, c.relname ORDER BY c.relname"""
SEQUENCES = "SELECT sequencename FROM pg_sequences WHERE schemaname = 'public' ORDER BY 1"


@dataclass(frozen=True)
class Table:
    """A table with the columns that are stored (not computed by the database) and its key."""

    name: str
    columns: tuple
    key: tuple

    def out(self, cursor, sink):
        """Write every row to `sink`."""
        select = sql.SQL("COPY (SELECT {} FROM {} ORDER BY {}) TO STDOUT").format(
            _names(self.columns), sql.Identifier(self.name), _names(self.key or self.columns)
        )
        cursor.copy_expert(select, sink)

    def take_in(self, cursor, source):
        """Read rows that `out` wrote."""
        copy = sql.SQL("COPY {} ({}) FROM STDIN")
        cursor.copy_expert(copy.format(sql.Identifier(self.name), _names(self.columns)), source)


def _names(columns):
    return sql.SQL(", ").join(map(sql.Identifier, columns))


def there(cursor):
    """The tables of the database that a backup holds, by name."""
    left_out = {*LEFT_OUT, caches["default"]._table}
    cursor.execute(COLUMNS)
    return [
        Table(name, tuple(columns), tuple(key or ())) for name, columns, key in cursor if name not in left_out
    ]


def sequences(cursor):
    """{sequence: (last value, whether it was given out)}."""
    cursor.execute(SEQUENCES)
    names = [name for (name,) in cursor.fetchall()]
    return {name: _value(cursor, name) for name in names}


def _value(cursor, name):
    cursor.execute(sql.SQL("SELECT last_value, is_called FROM {}").format(sql.Identifier(name)))
    return list(cursor.fetchone())


def emptied(cursor, tables):
    """Take every row away and let no trigger speak: what is read in was judged when it was written."""
    cursor.execute(sql.SQL("TRUNCATE {}").format(_names([table.name for table in tables])))
    triggers(cursor, tables, "DISABLE")


def triggers(cursor, tables, verb):
    """DISABLE or ENABLE the product's own triggers; first what was put off is judged, as PostgreSQL asks."""
    if verb == "ENABLE":
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    for table in tables:
        cursor.execute(
            sql.SQL("ALTER TABLE {} {} TRIGGER USER").format(sql.Identifier(table.name), sql.SQL(verb))
        )


def go_on(cursor, values):
    """Let the sequences continue where they stood."""
    for name, (last, given_out) in values.items():
        cursor.execute("SELECT setval(%s::regclass, %s, %s)", [f'public."{name}"', last, given_out])

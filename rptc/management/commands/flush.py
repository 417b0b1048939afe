"""Empty the database between transactional tests; Django calls it by this name.

As the owner, because the application may not TRUNCATE; only tables that hold rows; and never what migrations wrote:
models that say `reference_data = True`. What a test added to those is taken away again, what it changed is put back.
"""

from django.apps import apps
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError
from psycopg2 import sql

from rptc import db

TRIES = 5
KEEP = {"django_migrations", "django_content_type", "auth_permission"}
TABLES = "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"


SEEDED = {}  # {reference model: {id: its values}} as migrations left them


def reference():
    """Models whose rows migrations write, and the tables between two of them; what points at others comes first."""
    models = reversed(apps.get_models(include_auto_created=True))
    return [m for m in models if getattr(m._meta.auto_created or m, "reference_data", False)]


def kept():
    """The tables that a flush leaves alone."""
    return KEEP | {m._meta.db_table for m in reference()}


def remember():
    """Note what stands after the migrations; called once, when the test database is new."""
    SEEDED.update({model: _rows(model) for model in reference()})


def _rows(model):
    return {row[model._meta.pk.attname]: row for row in model._base_manager.values()}


def _restore(model, rows, database):
    model._base_manager.filter(pk__gt=max(rows, default=0))._raw_delete(database)
    for pk, row in _rows(model).items():
        if row != rows[pk]:
            model._base_manager.filter(pk=pk).update(**rows[pk])


class Command(BaseCommand):
    help = "Empties the test database, except for reference data."
    stealth_options = ("reset_sequences", "allow_cascade", "inhibit_post_migrate")

    def add_arguments(self, parser):
        parser.add_argument("--database", default="default")
        parser.add_argument("--noinput", "--no-input", action="store_false", dest="interactive")

    def handle(self, *, database, **options):
        if not settings.TESTING:
            raise CommandError("flush empties every table: it is for tests only.")
        with db.as_owner(database) as connection, connection.cursor() as cursor:
            self._empty(cursor)
            for model, rows in SEEDED.items():
                _restore(model, rows, database)

    def _empty(self, cursor):
        """A page of a browser test may still ask something: then one of the two gives way, and we begin again."""
        for left in reversed(range(TRIES)):
            try:
                if full := self._full(cursor):
                    cursor.execute(sql.SQL("TRUNCATE {} CASCADE").format(sql.SQL(", ").join(full)))
                return
            except OperationalError:
                if not left:
                    raise

    def _full(self, cursor):
        cursor.execute(TABLES)
        names = sorted({name for (name,) in cursor.fetchall()} - kept())
        looks = ((sql.Literal(name), sql.Identifier(name)) for name in names)
        cursor.execute(
            sql.SQL(" UNION ALL ").join(
                sql.SQL("(SELECT {} FROM {} LIMIT 1)").format(*look) for look in looks
            )
        )
        return [sql.Identifier(name) for (name,) in cursor.fetchall()]

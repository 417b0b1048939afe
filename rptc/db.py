"""Two roles behind one alias: the application works, the owner changes structure or everything.

`as_owner` swaps the credentials of this thread's connection. The settings are copied, never changed: the original is
shared by all threads, and a live server would become the owner too.
"""

from contextlib import contextmanager

from django.conf import settings
from django.db import connections, migrations
from django.db.transaction import TransactionManagementError

APPLICATION = "rptc_app"
DEFAULTS = (
    "GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES",
    "GRANT USAGE, SELECT, UPDATE ON SEQUENCES",
)


def become_owner(alias="default"):
    """Reconnect this thread as the owner; says whether anything changed. Not inside a transaction."""
    connection = connections[alias]
    if not settings.DATABASE_OWNER or getattr(connection, "_application", None):
        return False
    if connection.in_atomic_block:
        raise TransactionManagementError("The owner needs a connection of its own, outside a transaction.")
    connection.close()
    connection._application = connection.settings_dict
    connection.settings_dict = {**connection.settings_dict, **settings.DATABASE_OWNER}
    return True


def become_app(alias="default"):
    """Reconnect this thread as the application."""
    connection = connections[alias]
    if getattr(connection, "_application", None):
        connection.close()
        connection.settings_dict, connection._application = connection._application, None


@contextmanager
def as_owner(alias="default"):
    """Be the owner inside the block; nested blocks change nothing."""
    changed = become_owner(alias)
    try:
        yield connections[alias]
    finally:
        if changed:
            become_app(alias)


def grant_defaults(alias="default"):
    """Let the application use every table that this role will create; nothing when there is no such role."""
    with connections[alias].cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s AND rolname <> current_user", [APPLICATION])
        if cursor.fetchone():
            for grant in DEFAULTS:
                cursor.execute(f"ALTER DEFAULT PRIVILEGES IN SCHEMA public {grant} TO {APPLICATION}")


def append_only(table):
    """A migration's operation: the application reads and adds rows of `table`, and never changes or removes one."""
    change = """DO $$ BEGIN
        IF to_regrole('{role}') IS NOT NULL THEN {verb} UPDATE, DELETE ON {table} {way} {role}; END IF;
    END $$"""
    names = {"role": APPLICATION, "table": table}
    return migrations.RunSQL(
        change.format(verb="REVOKE", way="FROM", **names), change.format(verb="GRANT", way="TO", **names)
    )

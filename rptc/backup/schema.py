"""The tables that a backup needs: those of its own day; newer migrations run over its rows afterwards."""

from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from rptc import db
from rptc.backup import Unusable
from rptc.management.commands.flush import kept


def prepare(migrations):
    """Bring an empty database to the state of the backup. Raises Unusable when that cannot be."""
    wanted = {tuple(migration) for migration in migrations}
    with db.as_owner():
        loader = MigrationLoader(connection)
    if unknown := wanted - set(loader.disk_migrations):
        raise Unusable(
            f"This backup comes from a newer RPTC (it has {'.'.join(min(unknown))}): update this one first."
        )
    if not loader.applied_migrations:
        _build(loader, wanted)
    elif set(loader.applied_migrations) != wanted:
        raise Unusable("This backup is older than these tables: restore it into a database without any.")


def _build(loader, wanted):
    """Migrate each app to its last migration in the backup."""
    for app, name in sorted(wanted):
        children = loader.graph.node_map[(app, name)].children
        if not any(child.key[0] == app and child.key in wanted for child in children):
            call_command("migrate", app, name, verbosity=0)


def catch_up():
    """Run what this version has added since."""
    call_command("migrate", verbosity=0)


def from_migrations():
    """Tables whose rows migrations write."""
    return kept()

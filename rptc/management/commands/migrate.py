"""Django's migrate, as the owner, with the application's privileges set before any table exists."""

from django.core.management import call_command
from django.core.management.commands import migrate

from rptc import db


class Command(migrate.Command):
    help = migrate.Command.help

    def handle(self, *args, **options):
        with db.as_owner(options["database"]):
            db.grant_defaults(options["database"])
            super().handle(*args, **options)
            call_command("createcachetable", database=options["database"], verbosity=0)

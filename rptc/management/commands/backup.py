"""`backup FILE`: every row and every file of this moment, in one file with sums (docs/backup.md)."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from rptc.backup import Unusable
from rptc.backup.making import make
from rptc.lib.progress import Slowly


class Command(BaseCommand):
    help = "Writes a consistent copy of database and files to FILE. It may run while people work."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)

    def handle(self, *, file, **options):
        try:
            told = make(file.absolute(), Slowly(self.stderr.write))
        except Unusable as fault:
            raise CommandError(str(fault)) from fault
        rows = sum(table["lines"] for table in told["tables"].values())
        size = file.stat().st_size / 1e6
        self.stdout.write(
            f"{file}: {rows} rows of {len(told['tables'])} tables and {len(told['files'])} files, {size:.1f} MB."
            " The keys are not in it: keep them elsewhere."
        )
        if told["faulty"]:
            raise CommandError(
                f"The backup is made, but {len(told['faulty'])} stored files are missing or damaged: "
                + ", ".join(told["faulty"][:5])
            )

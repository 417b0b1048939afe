"""`restore FILE`: a backup into an empty system; all of it or nothing (docs/backup.md)."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from rptc.backup import Unusable
from rptc.backup.restoring import restore
from rptc.lib.progress import Slowly


class Command(BaseCommand):
    help = "Reads a backup into a system that holds nothing yet. Sums are checked before and after."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)

    def handle(self, *, file, **options):
        try:
            told = restore(file.absolute(), Slowly(self.stderr.write))
        except Unusable as fault:
            raise CommandError(str(fault)) from fault
        rows = sum(table["lines"] for table in told["tables"].values())
        self.stdout.write(
            f"Restored the backup of {told['made_at']}: {rows} rows of {len(told['tables'])} tables, "
            f"{len(told['files'])} files. Everybody signs in anew."
        )

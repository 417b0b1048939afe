"""Measures the search for people against labelled sets of names, each apart."""

import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from clients.matching.evaluation import evaluate as measure


class Command(BaseCommand):
    help = "Loads labelled sets of names, asks the real matching, prints JSON of each. Nothing stays in the database."

    def add_arguments(self, parser):
        parser.add_argument("--evaluate", metavar="FILE.csv", required=True, type=Path, nargs="+")
        parser.add_argument(
            "--beside", metavar="N", default=0, type=int, help="so many other people are there"
        )

    def handle(self, *, evaluate, beside=0, **options):
        measured = {path.stem: self._measured(path, beside) for path in evaluate}
        self.stdout.write(json.dumps(measured, indent=2))

    def _measured(self, path, beside):
        if not path.is_file():
            raise CommandError(f"There is no file {path}.")
        try:
            return measure(path, beside)
        except (KeyError, ValueError) as error:
            raise CommandError(f"{path} is not a labelled set of names: {error}.") from error

"""Measures the search for people against a labelled set of names."""

import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from clients.matching.evaluation import evaluate as measure


class Command(BaseCommand):
    help = (
        "Loads a labelled set of names, asks the real matching, prints JSON. Nothing stays in the database."
    )

    def add_arguments(self, parser):
        parser.add_argument("--evaluate", metavar="FILE.csv", required=True, type=Path)

    def handle(self, *, evaluate, **options):
        if not evaluate.is_file():
            raise CommandError(f"There is no file {evaluate}.")
        try:
            figures = measure(evaluate)
        except (KeyError, ValueError) as error:
            raise CommandError(f"{evaluate} is not a labelled set of names: {error}.") from error
        self.stdout.write(json.dumps(figures, indent=2))

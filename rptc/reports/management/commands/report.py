"""`report table1 --from 2023 --to 2024 --format csv [--count persons]`: the figures of the page, for a file or a pipe."""

import csv

from django.core.management.base import BaseCommand, CommandError

from rptc.reports.forms import Period
from rptc.reports.table1 import EPISODES, PERSONS, Table1


class Command(BaseCommand):
    help = "Print a report. One so far: table1."

    def add_arguments(self, parser):
        parser.add_argument("name", choices=["table1"])
        parser.add_argument("--from", dest="first", type=int, required=True)
        parser.add_argument("--to", dest="last", type=int, required=True)
        parser.add_argument("--count", choices=[EPISODES, PERSONS], default=EPISODES)
        parser.add_argument("--format", choices=["csv"], default="csv")

    def handle(self, *, first, last, count, **options):
        form = Period({"first": first, "last": last, "count": count})
        if not form.is_valid():
            raise CommandError(" ".join(str(e) for errors in form.errors.values() for e in errors))
        csv.writer(self.stdout, lineterminator="\n").writerows(Table1(first, last, count).lines())

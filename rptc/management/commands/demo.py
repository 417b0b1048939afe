"""`demo`: an invented city to try the program with. Twice does no harm; production refuses."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.translation import override

from rptc.demo.command import build


class Command(BaseCommand):
    help = "Fill the database with invented people, cases and partners."

    @transaction.atomic
    def handle(self, **options):
        if settings.PRODUCTION:
            raise CommandError("Production holds real people: the demo is refused here.")
        with override("id"):
            build(lambda line: self.stdout.write(line))

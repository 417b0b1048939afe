"""`instrument --load FILE` makes a draft of a version; `--publish` also publishes it. Without a choice: what there is."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from clients.actions import instruments
from clients.instruments.differences import differences
from clients.models import Instrument
from rptc.lib.actor import Actor
from rptc.lib.refused import Refused


class Command(BaseCommand):
    help = "Load a version of an instrument from a YAML file, with the differences in words; publish it."

    def add_arguments(self, parser):
        parser.add_argument("--load", type=Path, metavar="FILE")
        parser.add_argument("--publish", action="store_true", help="publish what was loaded")

    def handle(self, *, load, publish, **_options):
        if load is None:
            self._list()
            return
        try:
            self._load(load.read_bytes(), publish)
        except OSError as error:
            raise CommandError(f"{load}: {error.strerror}") from error
        except instruments.Faulty as faulty:
            raise CommandError("\n".join(faulty.sentences)) from faulty
        except Refused as refused:
            raise CommandError(refused.sentence) from refused

    def _load(self, content, publish):
        by = Actor.job("instrument")
        row = instruments.load(content, by=by)
        used = Instrument.objects.newest().filter(code=row.code).first()
        for _kind, words, these in differences(used.definition, row.definition) if used else []:
            self.stdout.write(words)
            for one in these:
                about = f"{one.about}: {one.what}" if one.about else one.what
                self.stdout.write(f"  {about}: {one.before or '–'} → {one.after or '–'}")
        if publish:
            instruments.publish(row, seen=row.sha256, by=by)
        self.stdout.write(f"{row} {'published' if publish else 'draft'}")

    def _list(self):
        for row in Instrument.objects.order_by("code", "loaded_at"):
            state = "published" if row.published_at else "draft" if row.is_draft else "dropped"
            self.stdout.write(f"{row} {state}")

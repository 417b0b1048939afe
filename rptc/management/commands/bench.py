"""`bench [--clients N] [--json] [--check]`: every screen against the floor of the same server (docs/bench.md)."""

import json
import os
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connections

from rptc.lib import catalogue
from rptc.lib.progress import Slowly
from rptc.management import static, web

APPLICATION = "rptc.bench.wsgi:application"


class Command(BaseCommand):
    help = "Seeds N invented clients in a folder of their own, serves them, and measures what people do."

    def add_arguments(self, parser):
        parser.add_argument("--clients", type=int, default=10_000)
        parser.add_argument("--json", action="store_true", help="print figures for a program")
        parser.add_argument("--check", action="store_true", help="fail when a limit is passed")
        parser.add_argument("--rounds", type=int, default=30)
        parser.add_argument("--port", type=int, default=8790)

    def handle(self, *, clients, rounds, port, check, **options):
        if clients < 300 or rounds < 2:
            raise CommandError("At least 300 clients and two rounds.")
        if "RPTC_BENCH" not in os.environ:
            return self._in_its_own_folder(clients)
        told = self._measured(clients, rounds, port)
        (settings.DATA_DIR / "figures.json").write_text(json.dumps(told))
        self.stdout.write(json.dumps(told, indent=1) if options["json"] else _table(told))
        if check:
            self._judge(told)

    def _in_its_own_folder(self, clients):
        """The same command once more, with other settings and another database."""
        if not settings.PG:
            raise CommandError("The bench makes a database of its own: unset DATABASE_URL.")
        folder = settings.DATA_DIR / f"bench-{clients}"
        env = os.environ | {
            "RPTC_BENCH": "1",
            "RPTC_DATA": str(folder),
            "DJANGO_SETTINGS_MODULE": "rptc.bench.settings",
        }
        done = subprocess.run([sys.executable, "manage.py", *sys.argv[1:]], cwd=settings.BASE_DIR, env=env)
        if done.returncode:
            raise CommandError("The bench did not pass, see above.")

    def _measured(self, clients, rounds, port):
        from rptc.bench import measuring, screens

        say = Slowly(self.stderr.write)
        self._prepare(clients, say)
        web.check_free(port)
        with web.serving(port, APPLICATION):
            cast = screens.Cast(port)
            floor, figures = measuring.measure(cast, screens.screens(cast), rounds, say)
        return {"clients": clients, "floor_ms": round(floor, 3), "screens": [asdict(one) for one in figures]}

    def _prepare(self, clients, say):
        """Migrate, load the demo and seed once; a seed that was broken off is not there."""
        from rptc.bench import seeding

        ready = Path(settings.DATA_DIR) / "seeded"
        catalogue.compile_catalogue()
        static.collect()
        call_command("migrate", verbosity=0)
        if not ready.exists():
            say("demo")
            call_command("demo", stdout=open(os.devnull, "w"))  # noqa: SIM115, PTH123
            seeding.seed(clients, say)
            seeding.settle()
            ready.touch()
        connections.close_all()

    def _judge(self, told):
        from rptc.bench import limits

        before = settings.DATA_DIR.parent / "bench-10000" / "figures.json"
        smaller = json.loads(before.read_text()) if before.exists() and told["clients"] > 10_000 else None
        if faults := list(limits.faults(told, smaller)):
            raise CommandError("\n".join(["Over the limit:", *faults]))
        self.stdout.write("All limits hold.")


def _table(told):
    head = f"{told['clients']:,} clients; floor F {told['floor_ms']} ms\n{'screen':<18}{'p50 ms':>9}{'p95 ms':>9}{'x F':>8}{'queries':>9}"
    rows = (
        f"{s['name']:<18}{s['p50_ms']:>9.1f}{s['p95_ms']:>9.1f}{s['ratio']:>8.1f}{s['queries']:>9}"
        for s in told["screens"]
    )
    return "\n".join([head, *rows])

"""The main command: brings everything up on this machine and ticks every minute until it is stopped."""

import io
import os
import signal
import subprocess

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command, get_commands
from django.core.management.base import BaseCommand, CommandError
from django.db import Error, OperationalError, connections

from rptc.lib import catalogue
from rptc.management import static, web

STOP = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
MINUTE = 60


class Command(BaseCommand):
    help = "Migrates, loads the demo on the first start, serves, ticks every minute. Ctrl-C stops it."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("--port", type=int, default=int(os.environ.get("PORT", 8000)))
        parser.add_argument("--no-demo", action="store_false", dest="demo", help="start empty")

    def handle(self, *, port, demo, **options):
        if "MAKELEVEL" in os.environ:
            web.die_with_parent()  # a killed make stops us too
        for number in STOP:
            signal.signal(number, _stop)
        web.check_free(port)
        self._prepare(demo)
        with web.serving(port) as server:
            self.stdout.write(f"RPTC is at http://{web.HOST}:{port}/ (Ctrl-C stops it).{self._accounts()}")
            self._pulse(server)

    def _prepare(self, demo):
        catalogue.compile_catalogue()
        static.collect()
        try:
            call_command("migrate", verbosity=0)
        except OperationalError as error:
            raise CommandError(f"The database does not answer: {str(error).splitlines()[0]}") from error
        if demo and _first_start():
            self.stdout.write("First start: loading the demo …")
            call_command("demo")
        connections.close_all()

    def _accounts(self):
        return "" if settings.PRODUCTION else " Demo accounts are in README.md."

    def _pulse(self, server):
        while True:
            try:
                call_command("tick", stdout=io.StringIO())
            except (CommandError, Error) as error:
                self.stderr.write(f"tick: {error}")
            connections.close_all()
            self._wait(server)

    def _wait(self, server):
        try:
            server.wait(MINUTE)
        except subprocess.TimeoutExpired:
            return
        raise CommandError("The web server ended by itself, see above.")


def _first_start():
    return not settings.PRODUCTION and "demo" in get_commands() and not get_user_model().objects.exists()


def _stop(*_):
    """End quietly and once: cleaning up is not to be interrupted by a second Ctrl-C."""
    for number in STOP:
        signal.signal(number, signal.SIG_IGN)
    raise SystemExit(0)

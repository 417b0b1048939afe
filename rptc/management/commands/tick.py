"""The pulse: runs every sweep, then delivers the outbox. Safe to start every minute on every node."""

import logging
from contextlib import contextmanager
from datetime import datetime

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.utils import timezone

from rptc import sweeps
from rptc.notices.models import Pulse

LOCK = 0x52505443  # "RPTC"
log = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Runs every sweep, then delivers the outbox; a line for each."

    def add_arguments(self, parser):
        parser.add_argument("--at", help="sweep as of this time (ISO 8601; WITA unless it says a zone)")

    def handle(self, *, at=None, **options):
        with _alone() as first:
            if not first:
                self.stdout.write("Another tick is running.")
                return
            failures = self._run(_names(at), _moment(at))
        if failures:
            raise CommandError(f"{failures} of the sweeps failed, see above.")

    def _run(self, names, now):
        pulse, _made = Pulse.objects.update_or_create(name="tick", defaults={"started_at": timezone.now()})
        stopped, bad = [], []
        for name, counts, error in sweeps.run(names, now):
            stopped += [name] if error else []
            bad += [name] if error or counts.get("failed") else []
            self._report(name, counts, error)
        pulse.failures, pulse.failed, pulse.finished_at = len(stopped), bad, timezone.now()
        pulse.save()
        return pulse.failures

    def _report(self, name, counts, error):
        if error:
            log.error("Sweep %s failed", name, exc_info=error)
            self.stderr.write(f"{name}: failed ({type(error).__name__})")
        else:
            self.stdout.write(
                f"{name}: " + (", ".join(f"{key} {n}" for key, n in counts.items()) or "nothing")
            )


def _moment(text):
    if text is None:
        return timezone.now()
    try:
        at = datetime.fromisoformat(str(text))
    except ValueError as error:
        raise CommandError(f"{text} is no time: write it like 2026-03-09T08:00.") from error
    return at if at.tzinfo else timezone.make_aware(at)


def _names(at):
    """Everything; but what is swept as of another time is not really sent."""
    sends = at is None or settings.TESTING or settings.DEBUG
    return [name for name in sweeps.SWEEPS if sends or name != sweeps.DELIVERY]


@contextmanager
def _alone():
    """Whether this is the only tick on any node; the lock ends with the connection, however the process ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [LOCK])
        (first,) = cursor.fetchone()
    try:
        yield first
    finally:
        if first:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])

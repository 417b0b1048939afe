"""Brings the Indonesian catalogue up to date with the code, takes in translations, and compiles it.

`--fill FILE` reads {"English": "Indonesia"}; a plural is {"one|many": ["teks"]}, a context "context\\u0004English".
"""

import fcntl
import json
import os
from contextlib import contextmanager
from pathlib import Path

import polib
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from rptc.lib import catalogue, messages


class Command(BaseCommand):
    help = "Extracts messages, merges translations, compiles the catalogue."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("--fill", metavar="FILE.json", help="translations to take in")
        parser.add_argument(
            "--check", action="store_true", help="fail on a message that is missing or untranslated"
        )

    def handle(self, *, fill, check, **options):
        given = json.loads(Path(fill).read_text()) if fill else {}
        with _alone():
            old, new = _read(), _header()
            new.extend(messages.extract(settings.BASE_DIR))
            _carry_over(old, new, given)
            if check:
                return self._check(old, new)
            if str(old) != str(new):
                new.save(str(catalogue.PATH))
            catalogue.compile_catalogue()
        self._report(new, given)

    def _check(self, old, new):
        faults = [*catalogue.problems(new)]
        if {catalogue.key(e) for e in old} != {catalogue.key(e) for e in new}:
            faults.append("the catalogue is not that of the code: run manage.py catalogue")
        if faults:
            raise CommandError("\n".join(faults))
        self.stdout.write(f"{len(new)} messages, all translated.")

    def _report(self, new, given):
        faults = list(catalogue.problems(new))
        unused = sorted(set(given) - {catalogue.key(entry) for entry in new})
        for line in [*faults, *(f"not in the code: {key!r}" for key in unused)]:
            self.stdout.write(line)
        self.stdout.write(
            f"{len(new)} messages, {len(faults)} open, {len(unused)} of the file not in the code."
        )


@contextmanager
def _alone():
    """One at a time: two writers would lose each other's translations."""
    handle = os.open(catalogue.PATH.parent, os.O_RDONLY)
    fcntl.flock(handle, fcntl.LOCK_EX)
    try:
        yield
    finally:
        os.close(handle)


def _header():
    new = polib.POFile(wrapwidth=110)
    new.metadata = catalogue.HEADER
    return new


def _read():
    return polib.pofile(str(catalogue.PATH), wrapwidth=110) if catalogue.PATH.exists() else _header()


def _carry_over(old, new, given):
    """Give each message its translation: the one of the file, else the one it had."""
    known = {catalogue.key(entry): catalogue.texts(entry) for entry in old if not entry.obsolete}
    known |= {key: [text] if isinstance(text, str) else text for key, text in given.items()}
    for entry in new:
        translated = known.get(catalogue.key(entry), [""])
        if entry.msgid_plural:
            entry.msgstr_plural = dict(enumerate(translated))
        else:
            entry.msgstr = translated[0]

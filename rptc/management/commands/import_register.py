"""`import_register FILE --by USERNAME --worker USERNAME`: a register from the server's own disk, by the acts of the pages.

It stops after the dry run and prints the verdicts; `--import` goes on where no row waits for a person. Nothing is decided here.
"""

from datetime import date
from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.db.models import Count

from clients.actions.registers import importing, uploading, working
from clients.models import Register
from rptc.accounts.models import User
from rptc.lib.actor import Actor
from rptc.lib.refused import Refused

WAITING = "Rows wait for a decision: decide on the page of the register."


class Command(BaseCommand):
    help = "Bring in a register (XLSX or CSV) with its columns as this unit said them last, or as their words propose."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--by", required=True, metavar="USERNAME", help="who answers for it")
        parser.add_argument("--worker", required=True, metavar="USERNAME", help="who gets the open cases")
        parser.add_argument("--mapping", metavar="CODE", help="read the columns as this earlier register did")
        parser.add_argument("--closed-before", type=date.fromisoformat, metavar="YYYY-MM-DD")
        parser.add_argument("--import", action="store_true", dest="go_on", help="import when nothing waits")

    def handle(self, *, file, go_on, **given):
        by, worker = Actor.of(_importer(given["by"])), _user(given["worker"])
        try:
            upload = SimpleUploadedFile(file.name, file.read_bytes())
            register = _explained(upload, by, worker, given["mapping"], given["closed_before"])
            self._said(_worked(register))
            if go_on:
                importing.begin(register, by=by)
                self._said(_worked(register))
        except OSError as error:
            raise CommandError(f"{file}: {error.strerror}") from error
        except Refused as refused:
            raise CommandError(refused.sentence) from refused

    def _said(self, register):
        """The state and how many rows got which verdict; a step that stopped is the command's error."""
        if register.problem:
            raise CommandError(register.problem)
        for verdict, count in register.rows.values_list("verdict").annotate(Count("pk")).order_by("verdict"):
            self.stdout.write(f"  {verdict}: {count}")
        self.stdout.write(f"{register.code} {register.state}")
        if register.state == Register.State.CHECKED and register.rows.waiting().exists():
            self.stdout.write(WAITING)


@transaction.atomic
def _explained(upload, by, worker, mapping, closed):
    """Uploaded with its columns; what is refused leaves nothing behind."""
    register = uploading.upload(upload, by=by)
    columns = _columns(register, mapping)
    uploading.explain(register, columns=columns, worker=worker, closed_before=closed, by=by)
    return register


def _worked(register):
    while working.step(register):
        pass
    return Register.objects.get(pk=register.pk)


def _columns(register, mapping):
    """{index: field}: of the named earlier register of the unit where its headings were the same, else as proposed."""
    said = register.columns
    if mapping:
        earlier = Register.objects.filter(unit_id=register.unit_id, code=mapping).first()
        if earlier is None or earlier.about["titles"] != register.about["titles"]:
            raise CommandError(f"No register {mapping} with these headings.")
        said = earlier.columns
    return {int(at): field for at, field in said.items()}


def _user(username):
    found = User.objects.filter(username=username, is_active=True).first()
    if found is None:
        raise CommandError(f"Nobody is called {username}.")
    return found


def _importer(username):
    """Who may import on the pages may here; nobody else."""
    found = _user(username)
    if not found.has_perm("clients.import"):
        raise CommandError(f"{username} may not import registers.")
    return found

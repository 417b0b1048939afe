"""The first step: all rows of the sheet into staging, sealed."""

from django.utils.translation import gettext as _

from clients.actions.refused import Refused
from clients.actions.registers.uploading import content_of
from clients.models import Register, RegisterRow
from clients.registers import book

BATCH = 1000


def step(register, *, by):
    """Stage the rows below the headings. Refused where there is none, too many, or too wide."""
    register.rows.all().delete()  # of an earlier reading: staging only, nothing was made of them
    rows = [
        RegisterRow(
            register=register, line=line.number, cells={"cells": line.cells, "formulas": line.formulas}
        )
        for line in book.lines(content_of(register), register.about["sheet"])
        if line.number >= register.first_row
    ]
    if not rows:
        raise Refused(_("No rows stand under these headings."))
    RegisterRow.objects.bulk_create(rows, batch_size=BATCH)
    register.state, register.rows_total, register.done = Register.State.CHECKING, len(rows), 0
    register.save(update_fields=["state", "rows_total", "done"])

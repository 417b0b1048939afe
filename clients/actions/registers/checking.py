"""The dry run: a verdict for each row, some rows a step."""

from clients.actions.registers.twins import Twins
from clients.models import Register, RegisterRow
from clients.registers import likeness, told, verdict
from clients.registers.lists import Lists
from rptc.lib import crypto

ROWS = 50  # a step: about a second beside a hundred thousand people
Verdict = RegisterRow.Verdict
WRITTEN = ["told", "verdict", "warned", "nik", "same", "twin_line"]


def step(register, *, by):
    """Judge the next rows; the last step ends the dry run."""
    rows = list(register.rows.unchecked().order_by("line")[:ROWS])
    judge(register, rows)
    register.done += len(rows)
    if len(rows) < ROWS:
        register.state = Register.State.CHECKED
    register.save(update_fields=["done", "state"])


def judge(register, rows):
    """Write the verdicts of these rows, in the order of their lines."""
    lists = Lists(register)
    for row in rows:
        row.register = register
        _understood(row, verdict.of(told.cleaned(row.texts()), lists))
    twins = Twins(register, rows)
    for row in rows:
        row.twin_line = twins.of(row)
        row.verdict = _verdict(row)
    RegisterRow.objects.bulk_update(rows, WRITTEN)


def _understood(row, said):
    held = row.cells.get("formulas", [])
    for at, name in row.register.columns.items():
        if int(at) in held:
            said.warn(name, "formula" if row.texts().get(name) else "no_value")
    row.told = {"values": said.values, "faults": said.faults, "warnings": said.warnings}
    row.warned = bool(said.warnings)
    nik = said.values.get("nik")
    row.nik = crypto.blind(nik) if nik else None
    row.same = (
        crypto.blind(likeness.identity(said.values), "register") if likeness.identity(said.values) else None
    )


def _verdict(row):
    if row.told["faults"]:
        return Verdict.FAULT
    if row.twin_line:
        return Verdict.TWIN
    hits = likeness.hits(row.told["values"])
    row.told["hits"] = [hit.person.pk for hit in hits]
    if any(hit.certain for hit in hits):
        return Verdict.KNOWN
    return Verdict.POSSIBLE if hits else Verdict.NEW

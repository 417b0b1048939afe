"""A file comes in: it is kept sealed, and what its columns tell is proposed."""

from base64 import b64decode, b64encode
from hashlib import sha256

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from clients.actions.refused import Refused
from clients.actions.registers.held import locked
from clients.models import Register, RegisterMapping
from clients.registers import book, headings
from clients.registers.fields import LABELS, NAMES, NEEDED
from rptc import audit

State = Register.State


def upload(file, *, by, at=None):
    """Keep an uploaded register and propose its columns; returns the Register. Refused with a sentence when it is none."""
    if not by.user.unit_id:
        raise Refused(_("Your account belongs to no unit. Ask the system administrator."))
    if file.size > book.MOST_BYTES:
        raise Refused(_("This file is too large: at most 10 MB. Save each year as its own file."))
    content = file.read()
    opened = book.opened(content)
    found = {sheet: _head(opened, sheet) for sheet in opened.sheets[:20]}
    best = max(found, key=lambda sheet: len(headings.proposed(found[sheet].titles)))
    if not any(header.titles for header in found.values()):
        raise Refused(
            _("No row of headings was found. Write what each column is into one row above the data.")
        )
    return _kept(opened, content, file.name, best, found[best], by, at or timezone.now())


@transaction.atomic
def _kept(opened, content, name, sheet, header, by, at):
    made = Register.objects.create(
        unit_id=by.user.unit_id, kind=opened.kind, sha256=sha256(content).hexdigest(), content=b64encode(content).decode(),
        about={"file": (name or "")[:150], "sheets": opened.sheets}, made_at=at, made_by=by.user, changed_by=by.user,
    )  # fmt: skip
    _headed(made, sheet, header)
    made.save()
    audit.record("register-uploaded", made, by=by, at=at)
    return made


@transaction.atomic
def head(register, *, sheet, row, by):
    """Take the headings from another sheet, or from the line with this number (0: find it). Returns the register."""
    held = locked(register, State.COLUMNS, State.CHECKED)
    opened = content_of(held)
    if sheet not in opened.sheets:
        raise Refused(_("Choose a sheet of the file."))
    header = _head(opened, sheet, row)
    if not header.titles:
        raise Refused(_("No headings stand there. Choose another row or sheet."))
    _headed(held, sheet, header)
    held.state, held.changed_by = State.COLUMNS, by.user
    held.save(update_fields=["about", "first_row", "columns", "state", "changed_by"])
    return held


@transaction.atomic
def explain(register, *, columns, worker, closed_before=None, by):
    """Say what each column tells ({index: field}), and begin the dry run; what was decided before is forgotten.

    Refused without names or a date of arrival, or when two columns tell the same. Remembered for the unit.
    """
    held = locked(register, State.COLUMNS, State.CHECKED)
    _sensible(list(columns.values()))
    held.columns, held.worker, held.closed_before = (
        {str(at): f for at, f in columns.items()},
        worker,
        closed_before,
    )
    held.state, held.changed_by, held.done, held.problem, held.rows_total = State.READING, by.user, 0, "", 0
    held.save(
        update_fields=[
            "columns",
            "worker",
            "closed_before",
            "state",
            "changed_by",
            "done",
            "problem",
            "rows_total",
        ]
    )
    RegisterMapping.objects.update_or_create(
        unit_id=held.unit_id, headings=headings.fingerprint(held.about["titles"]),
        defaults={"columns": held.columns, "changed_at": timezone.now(), "changed_by": by.label},
    )  # fmt: skip
    audit.record("register-explained", held, by=by, fields=sorted(columns.values()))
    return held


@transaction.atomic
def drop(register, *, by):
    """Put a register aside before its import: the file and its rows are emptied. Twice changes nothing."""
    if Register.objects.filter(pk=register.pk, state=State.DROPPED).exists():
        return register
    held = locked(register, *Register.BEFORE)
    held.rows.update(cells={}, given={}, told={}, nik=None, same=None)
    held.state, held.content, held.changed_by = State.DROPPED, None, by.user
    held.save(update_fields=["state", "content", "changed_by"])
    audit.record("register-dropped", held, by=by)
    return held


def content_of(register):
    """The opened book of a register that is not imported yet."""
    return book.opened(b64decode(register.content))


def _head(opened, sheet, row=0):
    first = []
    for line in book.lines(opened, sheet):
        first.append(line)
        if len(first) == headings.LOOKED_AT:
            break
    at = next((i for i, line in enumerate(first) if line.number == row), None)
    return (
        headings.at_line(first, at)
        if at is not None
        else headings.found(first)
        if not row
        else headings.Header(0, [], 0)
    )


def _headed(register, sheet, header):
    """Write down the headings, and what they told last time or what their words propose."""
    register.about = register.about | {"sheet": sheet, "row": header.row, "titles": header.titles}
    register.first_row = header.first
    known = RegisterMapping.objects.filter(
        unit_id=register.unit_id, headings=headings.fingerprint(header.titles)
    ).first()
    register.columns = (
        known.columns if known else {str(at): f for at, f in headings.proposed(header.titles).items()}
    )


def _sensible(fields):
    twice = next((field for field in fields if fields.count(field) > 1), None)
    if twice:
        raise Refused(_("Two columns tell the same: %(field)s. Keep one.") % {"field": LABELS[twice]})
    if missing := next((field for field in NEEDED if field not in fields), None):
        raise Refused(_("Choose the column of: %(field)s.") % {"field": LABELS[missing]})
    if not set(NAMES) & set(fields):
        raise Refused(_("Choose the column of the name or of the nickname."))

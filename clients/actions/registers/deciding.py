"""What somebody says about a row: corrected, this is the person, somebody else, left out. Nothing is linked otherwise."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from clients.actions.refused import Refused
from clients.actions.registers.checking import judge
from clients.actions.registers.held import locked
from clients.models import Person, Register, RegisterRow
from clients.registers.fields import LABELS
from rptc import audit

Decision, Verdict = RegisterRow.Decision, RegisterRow.Verdict
UNDECIDED = {"decision": "", "decided_by": "", "decided_at": None, "person": None, "reason": None}


@transaction.atomic
def correct(row, *, cells, by, at=None):
    """Write other texts for a row ({field: text}) and judge it anew; what was decided about it is asked again."""
    held, row = _open(row)
    stood = row.texts()
    row.given = row.given | {
        n: t.strip() for n, t in cells.items() if n in LABELS and t.strip() != stood.get(n, "")
    }
    for name, value in UNDECIDED.items():
        setattr(row, name, value)
    row.save(update_fields=["given", *UNDECIDED])
    judge(held, [row])
    audit.record("register-row-corrected", held, by=by, at=at, line=row.line, fields=sorted(row.given))
    return row


@transaction.atomic
def decide(row, *, decision, by, person=None, reason="", at=None):
    """Say who a row is about; returns it. `person` with SAME; a reason with NEW.

    Refused: a faulty row, somebody who was not proposed, a twin without an earlier row, and NEW with a known NIK unless
    `by` may allow it, as at an intake.
    """
    held, row = _open(row)
    _fits(row, decision, person, by)
    if decision == Decision.NEW and not reason:
        raise Refused(_("Enter why it is not the same person."))
    row.person = (
        Person.objects.get(pk=person.canonical_id or person.pk) if decision == Decision.SAME else None
    )
    row.decision, row.reason = decision, reason or None
    _said(row, by, at)
    audit.record(
        "register-row-decided", held, by=by, at=at, line=row.line, decision=decision,
        person_code=row.person.code if row.person else "",
    )  # fmt: skip
    return row


@transaction.atomic
def leave_out(row, *, by, at=None):
    """Leave a row out, whatever its verdict."""
    held, row = _open(row)
    row.decision, row.person, row.reason = Decision.OUT, None, None
    _said(row, by, at)
    audit.record("register-row-left-out", held, by=by, at=at, line=row.line)
    return row


@transaction.atomic
def take_back(row, *, by, at=None):
    """Forget what was decided about a row: it waits again."""
    held, row = _open(row)
    for name, value in UNDECIDED.items():
        setattr(row, name, value)
    row.save(update_fields=list(UNDECIDED))
    audit.record("register-row-reopened", held, by=by, at=at, line=row.line)
    return row


@transaction.atomic
def leave_out_all(register, verdict, *, by, at=None):
    """Leave out every undecided row of a verdict; returns how many."""
    held = locked(register, Register.State.CHECKED)
    rows = held.rows.filter(verdict=verdict, decision="")
    count = rows.update(decision=Decision.OUT, decided_by=by.label, decided_at=at or timezone.now())
    audit.record("register-rows-left-out", held, by=by, at=at, verdict=str(verdict), rows=count)
    return count


def _open(row):
    held = locked(row.register, Register.State.CHECKED)
    row = RegisterRow.objects.select_for_update(of=("self",)).select_related("person").get(pk=row.pk)
    row.register = held
    return held, row


def _fits(row, decision, person, by):
    if row.verdict == Verdict.FAULT:
        raise Refused(_("Correct this row first, or leave it out."))
    if decision == Decision.SAME and (person is None or person.pk not in row.told.get("hits", [])):
        raise Refused(_("Choose one of the people shown."))
    if decision == Decision.TWIN and not row.twin_line:
        raise Refused(_("No earlier row of this file is like this one."))
    if decision == Decision.NEW and _known(row) and not by.may("clients.allow_duplicate"):
        raise Refused(_("Somebody is registered with this NIK. The unit head must decide."))


def _known(row):
    return row.verdict == Verdict.KNOWN or (row.verdict == Verdict.TWIN and row.nik is not None)


def _said(row, by, at):
    row.decided_by, row.decided_at = by.label, at or timezone.now()
    row.save(update_fields=["decision", "decided_by", "decided_at", "person", "reason"])

"""From rows to people and cases: one transaction for the whole register, or nothing."""

from collections import Counter, defaultdict
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from clients.actions.refused import Refused
from clients.actions.registers.held import locked
from clients.actions.registers.making import Maker
from clients.models import Episode, NationalId, NumberSeries, Register, RegisterRow
from rptc import audit

Decision, Verdict = RegisterRow.Decision, RegisterRow.Verdict


@transaction.atomic
def begin(register, *, by, at=None):
    """Let the import begin. Refused while rows wait for a decision, or when every row is left out."""
    if Register.objects.filter(
        pk=register.pk, state__in=[Register.State.IMPORTING, Register.State.IMPORTED]
    ).exists():
        return register
    held = locked(register, Register.State.CHECKED)
    if count := held.rows.waiting().count():
        raise Refused(_("%(n)s rows still wait: correct them, decide, or leave them out.") % {"n": count})
    if not held.rows.taken().exists():
        raise Refused(_("Every row is left out: nothing can be imported."))
    held.state, held.changed_by, held.problem, held.done = Register.State.IMPORTING, by.user, "", 0
    held.save(update_fields=["state", "changed_by", "problem", "done"])
    audit.record("register-import-begun", held, by=by, at=at)
    return held


def step(register, *, by):
    """Make everything. Refused, and nothing made, when somebody would have two open cases or a NIK came in meanwhile."""
    now = timezone.now()
    rows = list(register.rows.taken().select_related("person").order_by("line"))
    for row in rows:
        row.register = register
    _still_new(rows)
    maker = Maker(register, now)
    pairs = _with_people(rows, maker)
    _one_open_case(pairs, maker)
    cases = maker.cases(pairs, _numbers(rows))
    for row, case in zip(rows, cases, strict=True):
        row.episode, row.person = case, case.person
    RegisterRow.objects.became(rows)
    _logged(register, rows, maker, by, now)
    register.state, register.imported_at, register.imported_by = Register.State.IMPORTED, now, by.label
    register.content, register.done = None, register.rows_total
    register.save(update_fields=["state", "imported_at", "imported_by", "content", "done"])
    audit.record("register-imported", register, by=by, at=now, rows=len(rows), people=len(maker.made))


def _still_new(rows):
    """Nobody has been registered with a row's NIK since the dry run; whoever has is asked about again."""
    fresh = {
        bytes(row.nik): row for row in rows if row.nik and row.verdict in (Verdict.NEW, Verdict.POSSIBLE)
    }
    held = NationalId.objects.filter(blind__in=list(fresh), person__retired_at__isnull=True).values_list(
        "blind", flat=True
    )
    lines = sorted(fresh[bytes(blind)].line for blind in held)
    if lines:
        raise Refused(
            _("Since the check somebody was registered with the NIK of row %(n)s. Check again.")
            % {"n": _some(lines)}
        )


def _with_people(rows, maker):
    """(row, person) pairs; a twin is the person of its earlier row."""
    of_line, pairs = {}, []
    for row in rows:
        if row.decision == Decision.SAME:
            person = row.person
        elif row.decision == Decision.TWIN:
            person = of_line.get(row.twin_line) or maker.person(row)
            of_line[row.twin_line] = person
        else:
            person = maker.person(row)
        of_line.setdefault(row.line, person)
        pairs.append((row, person))
    maker.save_people()
    return pairs


def _one_open_case(pairs, maker):
    """Two open cases of one person are impossible: say which rows would make them, before the database does."""
    lines = defaultdict(list)
    for row, person in pairs:
        if maker.is_open(row.told["values"]):
            lines[person.pk].append(row.line)
    running = set(
        Episode.objects.running().filter(person_id__in=list(lines)).values_list("person_id", flat=True)
    )
    wrong = sorted(line for pk, found in lines.items() for line in found if pk in running or len(found) > 1)
    if wrong:
        raise Refused(
            _("Rows %(n)s would open a second case of one person. Write the day of leaving, or leave out.")
            % {"n": _some(wrong)}
        )


def _numbers(rows):
    """{line: number}: the numbers of each year follow the days of arrival."""
    by_year = defaultdict(list)
    for row in rows:
        arrived = row.told["values"]["arrived_on"]
        by_year[date.fromisoformat(arrived).year].append((arrived, row.line))
    given = {}
    for year, arrivals in sorted(by_year.items()):
        numbers = NumberSeries.take("K", year, len(arrivals))
        given |= {line: number for (_day, line), number in zip(sorted(arrivals), numbers, strict=True)}
    return given


def _logged(register, rows, maker, by, now):
    """An event on every case, as if each had been written alone."""
    made = Counter(person.pk for person in maker.made)
    audit.record_all(
        [
            ("case-imported", row.episode, {"person_code": row.person.code, "register": register.code, "new": row.person_id in made})
            for row in rows
        ],
        by=by, at=now,
    )  # fmt: skip


def _some(lines):
    shown = ", ".join(map(str, lines[:10]))
    return f"{shown} …" if len(lines) > 10 else shown

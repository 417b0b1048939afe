"""Changing a ladder: a step that follows from a day on, a new one, the end of one. What was said stays said."""

from django.db import transaction
from django.utils.translation import gettext as _

from rptc import audit
from rptc.lib.refused import Refused, saved
from rptc.sop.actions import dated
from rptc.sop.models import Rung

KEY = ("code",)
MOST = 365  # days before or after a promise
TERMS = [
    "label_id", "label_en", "offset", "offset_unit", "repeats_every", "audience", "told", "channels", "working_hours_only",
    "needs_ack", "valid_from", "decided_by", "note_id", "note_en",
]  # fmt: skip


@transaction.atomic
def follow(rung, *, by, **terms):
    """From `valid_from` on the step is as `terms` say; returns the new row. Raises Refused as limits do."""
    dated.may(by)
    kept = ["code", "clock", "owed_by", "template", "label_id", "label_en"]
    made = Rung(**{name: getattr(rung, name) for name in kept} | terms, made_by=by.label)
    check(made)
    differing = sorted(name for name in TERMS if getattr(rung, name) != getattr(made, name))
    if not set(differing) - {"valid_from", "decided_by", "note_id", "note_en"}:
        raise Refused(_("Nothing would change. Give another answer."))
    dated.succeed(rung, made, KEY)
    return _recorded("step-changed", made, by, fields=differing)


@transaction.atomic
def add(*, clock, owed_by, by, **terms):
    """A new step of the ladder of a clock and a side; returns it."""
    dated.may(by)
    made = Rung(clock=clock, owed_by=owed_by, made_by=by.label, **terms)
    made.code = _free_code(made)
    check(made)
    dated.check_start(made.valid_from)
    return _recorded("step-added", saved(made), by)


@transaction.atomic
def end(rung, *, last_day, by):
    """The step holds no longer than `last_day`; a ladder keeps at least one. Returns it."""
    dated.may(by)
    dated.check_end(last_day)
    ladder = Rung.objects.select_for_update().filter(clock=rung.clock, owed_by=rung.owed_by)
    rest = [row for row in ladder if row.code != rung.code and row.holds(last_day + dated.DAY)]
    if not rest:
        raise Refused(_("The ladder would tell nobody. Add another step first."))
    return _recorded("step-ended", dated.end(rung, last_day, KEY), by)


@transaction.atomic
def withdraw(rung, *, by):
    """Take back a row that has not begun. Returns it."""
    dated.may(by)
    return _recorded("step-withdrawn", dated.withdraw(rung, KEY, by), by)


def check(row):
    """Refuses a step that tells nobody, and days that no ladder has."""
    if not row.audience:
        raise Refused(_("Choose who hears it: a ladder that tells nobody is none."), "audience")
    if not row.channels:
        raise Refused(_("Choose how they are told."), "channels")
    if abs(row.offset) > MOST:
        raise Refused(_("At most 365 days before or after the promise."), "offset")
    if row.repeats_every is not None and not 1 <= row.repeats_every <= MOST:
        raise Refused(_("Repeat after 1 to 365 days, or not at all."), "repeats_every")


def _free_code(row):
    """Named as the others are: pick_up_rptc_plus3, with a number when there is one already."""
    place = "zero" if row.offset == 0 else f"{'plus' if row.offset > 0 else 'minus'}{abs(row.offset)}"
    base, taken = f"{row.clock}_{row.owed_by}_{place}", set(Rung.every.values_list("code", flat=True))
    names = [base, *(f"{base}_{n}" for n in range(2, 100))]
    return next(name for name in names if name not in taken)


def _recorded(verb, row, by, **data):
    audit.record(verb, ("rung", row.code, row.code), by=by, **data)
    return row

"""Who is in the house, and in which bed: admit, move, discharge. `at` is when it happened, never in the future.

Usable inside an outer transaction, as when a hand-over opens or ends a stay. The database refuses two in a bed and
one in two; rows are locked in one order (person, then beds) so that a race ends in a sentence, not in a deadlock.
"""

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.utils import timezone

from clients.actions import stay_checks as check
from clients.actions import stay_locks as lock
from clients.models import BedUse, Stay
from rptc import audit
from rptc.sop.deviations import deviate

OVERFLOW = "overflow_place"


@transaction.atomic
def admit(
    *, episode, bed=None, facility=None, overflow_place="", overflow_reason="", reason="", by, at=None
):  # fmt: skip
    """Open a stay for a running case, in a bed or in an overflow place; returns the Stay.

    Without `bed` and `facility` the only open house is meant. `reason` answers what speaks against the place (room
    rule, full house); `overflow_reason` does too. Each becomes a deviation, approved when `by` may overbook.
    Raises Refused, of it Taken for a race and NeedsReason for a place that asks for a reason.
    """
    at = check.moment(at)
    person, episode = lock.locked_case(episode, at)
    bed = lock.locked_beds(at, bed)[0] if bed else None
    house = check.house(bed, facility, episode, at)
    check.somewhere(bed, overflow_place, overflow_reason)
    found = check.findings(person, bed, at, house=house)
    why = check.answered(found, reason or overflow_reason)
    overflow = {} if bed else {"overflow_place": overflow_place, "overflow_reason": overflow_reason}
    stay = lock.written(lambda: _opened(person, episode, house, bed, at, by, overflow))
    audit.record("stay-admitted", stay, by=by, facility=house.code, bed=bed.code if bed else "")
    _departed([OVERFLOW] if overflow else [], stay, overflow_reason, by)
    _departed([finding.rule for finding in found], stay, why, by)
    return stay


@transaction.atomic
def move(*, stay, bed, reason="", by, at=None):
    """Give somebody who is here another bed of the same house; returns the new BedUse. Raises as `admit`."""
    at = check.moment(at)
    stay, last = lock.locked_stay(stay, at)
    bed = lock.locked_beds(at, bed, last and last.bed)[0]
    check.can_move(stay, last, bed)
    found = check.findings(stay.person, bed, at)
    why = check.answered(found, reason)
    use = lock.written(lambda: _moved(stay, last, bed, at, by))
    audit.record("stay-moved", stay, by=by, bed=bed.code)
    _departed([finding.rule for finding in found], stay, why, by)
    return use


@transaction.atomic
def discharge(*, stay, reason, by, at=None, note=""):
    """End a stay and free its bed; `reason` is a code of EXITS ("referred_partner" at a hand-over). Returns the Stay."""
    at = check.moment(at)
    stay, last = lock.locked_stay(stay, at)
    _ended(last, at)
    stay.end_reason, stay.end_note, stay.ended_by = reason, note, by.label
    stay.end_recorded_at = timezone.now()
    _ended(stay, at)
    audit.record("stay-ended", stay, by=by, reason=reason)
    return stay


def _opened(person, episode, house, bed, at, by, overflow):
    stay = Stay(
        person=person,
        episode=episode,
        facility=house,
        during=DateTimeTZRange(at, None),
        admitted_by=by.label,
        **overflow,
    )
    stay.save()
    if bed:
        BedUse.objects.create(stay=stay, bed=bed, during=DateTimeTZRange(at, None), moved_by=by.label)
    return stay


def _moved(stay, last, bed, at, by):
    _ended(last, at)
    return BedUse.objects.create(stay=stay, bed=bed, during=DateTimeTZRange(at, None), moved_by=by.label)


def _ended(row, at):
    if row:
        row.during = DateTimeTZRange(row.during.lower, at)
        row.save()


def _departed(rules, stay, reason, by):
    for rule in rules:
        deviate(rule, stay, reason=reason, by=by, approved=by.may("clients.overbook"))

"""Who is in the house, and in which bed: admit, move, discharge. `at` is when it happened, never in the future.

Usable inside an outer transaction, as when a hand-over opens or ends a stay. The database refuses two in a bed and
one in two; rows are locked in one order (person, then beds) so that a race ends in a sentence, not in a deadlock.
"""

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.utils import timezone
from django.utils.translation import gettext as _

from clients.actions import stay_checks as check
from clients.actions import stay_ends as end
from clients.actions import stay_locks as lock
from clients.models import BedUse, Stay
from rptc import audit
from rptc.sop.deviations import deviate

OVERFLOW = "overflow_place"


@transaction.atomic
def admit(
    *, episode, bed=None, facility=None, overflow_place="", overflow_reason="", reason="", clean=False, by, at=None
):  # fmt: skip
    """Open a stay for a running case, in a bed or in an overflow place; returns the Stay.

    Without `bed` and `facility` the only open house is meant. `reason` answers what speaks against the place (room
    rule, hold, full house); `overflow_reason` does too. `clean` says that the bed is, as at a hand-over. Each departure
    becomes a deviation, approved when `by` may overbook. Raises Refused, of it Taken for a race and NeedsReason for a
    place that asks for a reason.
    """
    at = check.moment(at)
    person, episode = lock.locked_case(episode, at)
    bed = lock.locked_beds(at, bed, clean_by=by if clean else None)[0]
    house = check.house(bed, facility, episode, at)
    check.somewhere(bed, overflow_place, overflow_reason)
    found = check.findings(person, bed, at, house=house)
    why = check.answered(found, reason or overflow_reason, by)
    overflow = {} if bed else {"overflow_place": overflow_place, "overflow_reason": overflow_reason}
    stay = lock.written(lambda: _opened(person, episode, house, bed, at, by, overflow))
    end.holds(person, bed, at, by)
    audit.record("stay-admitted", stay, by=by, facility=house.code, bed=bed.code if bed else "")
    departed([OVERFLOW] if overflow else [], stay, overflow_reason, by)
    departed([finding.rule for finding in found], stay, why, by)
    return stay


@transaction.atomic
def move(*, stay, bed, reason="", by, at=None):
    """Give somebody who is here another bed of the same house; returns the new BedUse. Raises as `admit`. The bed that
    was left is to be cleaned."""
    at = check.moment(at)
    stay, last = lock.locked_stay(stay, at)
    bed, old = lock.locked_beds(at, bed, last and last.bed)
    check.can_move(stay, last, bed)
    found = check.findings(stay.person, bed, at)
    why = check.answered(found, reason, by)
    use = lock.written(lambda: _moved(stay, last, bed, at, by))
    end.to_clean(old, at, by)
    end.holds(stay.person, bed, at, by)
    audit.record("stay-moved", stay, by=by, bed=bed.code)
    departed([finding.rule for finding in found], stay, why, by)
    return use


@transaction.atomic
def plan_leave(*, stay, day, by):
    """The last day that is planned for somebody who is here, or None for no plan. Returns the Stay."""
    now = timezone.now()
    stay, _last = lock.locked_stay(stay, now)
    if day and day < timezone.localdate(now):
        raise check.WrongDay(_("Choose today or a day to come."))
    stay.planned_leave = day
    stay.save(update_fields=["planned_leave"])
    audit.record("stay-planned", stay, by=by, day=str(day or ""))
    return stay


@transaction.atomic
def discharge(*, stay, reason, by, at=None, note="", things=""):
    """End a stay; its bed is to be cleaned. `reason` is a code of EXITS ("referred_partner" at a hand-over); `things`
    says what happens to what is still kept for the person. Returns the Stay."""
    at = check.moment(at)
    stay, last = lock.locked_stay(stay, at)
    bed = lock.locked_beds(at, None, last and last.bed)[1]
    check.things_answered(stay, reason, things)
    end.leave(stay, at, by)
    end.range_of(last, at)
    stay.end_reason, stay.end_note, stay.things_note, stay.ended_by = reason, note, things, by.label
    stay.end_recorded_at = timezone.now()
    end.range_of(stay, at)
    end.to_clean(bed, at, by)
    audit.record("stay-ended", stay, by=by, reason=reason)
    return stay


def _opened(person, episode, house, bed, at, by, overflow):
    stay = Stay(
        person=person,
        episode=episode,
        facility=house,
        during=DateTimeTZRange(at, None),
        admitted_by=by.label,
        recorded_at=timezone.now(),
        **overflow,
    )
    stay.save()
    if bed:
        used(stay, bed, at, by)
    return stay


def _moved(stay, last, bed, at, by):
    end.range_of(last, at)
    return used(stay, bed, at, by)


def used(stay, bed, at, by):
    """Somebody sleeps in a bed from a moment on."""
    return BedUse.objects.create(stay=stay, bed=bed, during=DateTimeTZRange(at, None), moved_by=by.label)


def departed(rules, stay, reason, by):
    """Each rule that was departed from is counted, approved where `by` may overbook."""
    for rule in filter(None, rules):
        approved, number = by.may("clients.overbook"), stay.episode.number
        deviate(rule, stay, reason=reason, by=by, approved=approved, called=number)

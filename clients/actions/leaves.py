"""Out for a while and back: to hospital or home. The stay goes on; the bed is kept, or given up and cleaned."""

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.utils import timezone
from django.utils.translation import gettext as _

from clients.actions import stay_checks as check
from clients.actions import stay_ends as end
from clients.actions import stay_locks as lock
from clients.actions.refused import Refused
from clients.actions.stay_checks import Taken, WrongPlace, WrongTime
from clients.actions.stays import OVERFLOW, departed, used
from clients.models import Leave
from rptc import audit


class Late(WrongTime):
    """The time of return."""

    field = "expected_back"


@transaction.atomic
def go(*, stay, kind, where, companion, expected_back, bed_kept, note="", by, at=None):
    """Somebody who is here goes out for a time; returns the Leave. With `bed_kept` they count as in the house."""
    at = check.moment(at)
    stay, last = lock.locked_stay(stay, at)
    bed = lock.locked_beds(at, None, last and last.bed)[1]
    if open_one := stay.leaves.filter(during__upper_inf=True).first():
        raise Taken(_("This person is away already."), open_one)
    if expected_back <= at:
        raise Late(_("Write a time of return after the time of going out."))
    leave = Leave(
        stay=stay, kind=kind, during=DateTimeTZRange(at, None), where=where.strip(), companion=companion.strip(),
        note=note.strip(), expected_back=expected_back, bed_kept=bed_kept and bed is not None, out_by=by.label, recorded_at=timezone.now(),
    )  # fmt: skip
    lock.written(leave.save)
    if bed and not bed_kept:
        end.range_of(last, at)
        end.to_clean(bed, at, by)
    audit.record("leave-begun", leave, by=by, kind=kind, bed_kept=leave.bed_kept)
    return leave


@transaction.atomic
def expect(*, leave, expected_back, by):
    """Another time of return, as somebody heard; returns the Leave."""
    leave = Leave.objects.select_for_update(of=("self",)).select_related("stay__person").get(pk=leave.pk)
    if leave.during.upper is not None:
        raise Refused(_("This person is back already."), leave)
    if expected_back <= timezone.now():
        raise Late(_("Write a time to come."))
    leave.expected_back = expected_back
    leave.save(update_fields=["expected_back"])
    audit.record("leave-expected", leave, by=by)
    return leave


@transaction.atomic
def back(*, leave, bed=None, overflow_place="", overflow_reason="", reason="", by, at=None):
    """Somebody is in the house again: in the bed that was kept, or in another `bed` or an overflow place. Returns the
    Leave; raises Refused as an admission does."""
    at = check.moment(at)
    stay, last = lock.locked_stay(leave.stay, at)
    leave = Leave.objects.get(pk=leave.pk)
    _can_return(leave, at)
    if last is None:  # a bed that was kept waits for them
        _placed(stay, bed, overflow_place, overflow_reason, reason, at, by)
    leave.back_by, leave.back_recorded_at = by.label, timezone.now()
    end.range_of(leave, at)
    audit.record("leave-ended", stay, by=by, bed=bed.code if bed else "")
    return leave


def _can_return(leave, at):
    if leave.during.upper is not None:
        raise Refused(_("This person is back already."), leave)
    if at <= leave.during.lower:
        raise WrongTime(_("Write a time after this person went out."), leave)


def _placed(stay, bed, place, place_reason, reason, at, by):
    """A place as at an admission. Nobody counts twice: whoever gave up a bed is not in the house until now."""
    check.somewhere(bed, place, place_reason)
    bed = lock.locked_beds(at, bed)[0]
    if bed and bed.room.facility_id != stay.facility_id:
        raise WrongPlace(_("Choose a bed of the same house."), bed)
    found = check.findings(stay.person, bed, at, house=stay.facility)
    why = check.answered(found, reason or place_reason, by)
    if bed:
        lock.written(lambda: used(stay, bed, at, by))
        end.holds(stay.person, bed, at, by)
    else:
        stay.overflow_place, stay.overflow_reason = place, place_reason
        stay.save(update_fields=["overflow_place", "overflow_reason"])
        departed([OVERFLOW], stay, place_reason, by)
    departed([finding.rule for finding in found], stay, why, by)

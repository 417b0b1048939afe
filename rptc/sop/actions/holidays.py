"""The calendar of days off: added, corrected or taken back for days to come only. No promise already made moves."""

import holidays
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from rptc import audit
from rptc.clock.models import Holiday
from rptc.clock.working import Days
from rptc.lib.refused import Refused, saved
from rptc.sop.actions.dated import check_start, may
from rptc.sop.refusals import changed_meanwhile

LAST_YEAR = 2099


@transaction.atomic
def add(*, date, name, kind, decree="", by):
    """A day off from today on; returns it."""
    may(by)
    check_start(date)
    if Holiday.objects.filter(date=date).exists():
        raise Refused(_("This day is a day off already."), "date")
    return _recorded(
        "holiday-added", saved(Holiday(date=date, name=name, kind=kind, decree=decree, made_by=by.label)), by
    )


@transaction.atomic
def correct(holiday, *, name, kind, decree, reason, by):
    """Another name, kind or decree for a day to come. The old row stays readable. Returns the new one."""
    may(by)
    _take_back(holiday, reason, by)
    made = Holiday(date=holiday.date, name=name, kind=kind, decree=decree, made_by=by.label)
    return _recorded("holiday-corrected", saved(made), by)


@transaction.atomic
def remove(holiday, *, reason, by):
    """A day to come is a working day after all; returns the row that was taken back."""
    may(by)
    return _recorded("holiday-removed", _take_back(holiday, reason, by), by)


@transaction.atomic
def fill(year, *, by):
    """The national days of a year from the library of the first years, where the table has none; returns how many.
    Days of the moon are estimates until the joint decree names them."""
    may(by)
    if not timezone.localdate().year <= year <= LAST_YEAR:
        raise Refused(_("Choose this year or a later one."))
    known = set(Holiday.objects.filter(date__year=year).values_list("date", flat=True))
    made = [
        row for date, row in _national(year, by).items() if date not in known and date >= timezone.localdate()
    ]
    Holiday.objects.bulk_create(made, ignore_conflicts=True)
    audit.record("holidays-filled", ("holiday", str(year), str(year)), by=by, count=len(made))
    return len(made)


def incomplete():
    """This year and the next, where their national holidays are not in the table."""
    this, covered = timezone.localdate().year, Days().years
    return [year for year in (this, this + 1) if year not in covered]


def _national(year, by):
    kinds = {"government": Holiday.Kind.COLLECTIVE, "public": Holiday.Kind.NATIONAL}
    found = {}
    for category, kind in kinds.items():
        days = holidays.country_holidays("ID", years=year, categories=(category,), language="id")
        found |= {
            date: Holiday(date=date, name=name[:120], kind=kind, made_by=by.label)
            for date, name in days.items()
        }
    return found


def _take_back(holiday, reason, by):
    row = Holiday.objects.select_for_update().filter(pk=holiday.pk).first()
    if row is None:
        raise changed_meanwhile()
    if row.date <= timezone.localdate():
        raise Refused(_("This day has come. Only days to come can be changed."))
    if not reason.strip():
        raise Refused(_("Say why, for example the number of the decree."), "reason")
    row.reason, row.withdrawn_at, row.withdrawn_by = reason.strip(), timezone.now(), by.label
    row.save(update_fields=["reason", "withdrawn_at", "withdrawn_by"])
    return row


def _recorded(verb, row, by):
    audit.record(verb, ("holiday", row.date.isoformat(), row.date.isoformat()), by=by)
    return row

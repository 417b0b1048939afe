"""What ends when somebody leaves a bed or the house, and what begins: the bed is to be cleaned."""

from datetime import timedelta

from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from clients.actions.stay_checks import WrongTime
from clients.models import BedState

MOMENT = timedelta(microseconds=1)  # no range is empty


def range_of(row, at):
    """End the range of a row, where there is one, at a moment."""
    if row:
        row.during = DateTimeTZRange(row.during.lower, max(at, row.during.lower + MOMENT))
        row.save()


def to_clean(bed, at, by):
    """From the moment somebody left it, until somebody says that it is clean."""
    if bed:
        BedState.objects.create(
            bed=bed,
            kind=BedState.Kind.CLEANING,
            during=DateTimeTZRange(at, None),
            recorded_by=by.label,
            recorded_at=timezone.now(),
        )


def holds(person, bed, at, by):
    """Holds for somebody who has a place now end, and so does a hold of that place. The bed is locked by the caller."""
    mine = BedState.objects.at().filter(Q(person=person) | Q(bed=bed), kind=BedState.Kind.RESERVED)
    for hold in mine:
        state(hold, at, "taken" if bed and hold.bed_id == bed.pk else "released", by)


def state(row, at, outcome, by):
    """End a state of a bed."""
    row.outcome, row.ended_by, row.end_recorded_at = outcome, by.label, timezone.now()
    range_of(row, at)


def cleaned(bed, at, by):
    """Whoever gives the bed says that it is clean."""
    for row in bed.states.filter(kind=BedState.Kind.CLEANING, during__upper_inf=True):
        state(row, at, "clean", by)


def leave(stay, at, by):
    """Who leaves for good while away does not come back."""
    for row in stay.leaves.filter(during__upper_inf=True):
        if at <= row.during.lower:
            raise WrongTime(_("Write a time after this person went out."), row)
        row.back_by, row.back_recorded_at = by.label, timezone.now()
        range_of(row, at)

"""The times of a stay were written down wrongly. What stood before is kept, and every figure it changes says so."""

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.utils import timezone
from django.utils.translation import gettext as _

from clients.actions import stay_checks as check
from clients.actions import stay_locks as lock
from clients.actions.refused import Refused
from clients.actions.stay_checks import WrongTime
from clients.models import BedState, Person, Stay, StayCorrection
from rptc import audit
from rptc.flow import NotAllowed


class WrongLeft(WrongTime):
    """The corrected end."""

    field = "left"


@transaction.atomic
def correct(*, stay, came, left=None, reason, by):
    """The stay began at `came` and, where it has ended, ended at `left` (aware). Returns the StayCorrection.

    The first bed is moved with the beginning, the last one and its cleaning with the end. Raises Refused: nothing
    changed, no reason, a time that lies before an arrival, between moves or ahead, and Taken where another slept.
    """
    if not by.may("clients.manage_stays"):
        raise NotAllowed("stay")
    person = Person.objects.select_for_update(no_key=True).get(pk=stay.person_id)
    stay = Stay.objects.select_related("episode").get(pk=stay.pk)
    stay.person, old = person, stay.during
    uses = list(stay.beds.select_related("bed").order_by("during"))
    lock.locked_beds(came, None, *[use.bed for use in uses])
    new = DateTimeTZRange(_came(stay, came, uses), _left(stay, left, uses))
    if (new.lower, new.upper) == (old.lower, old.upper):
        raise Refused(_("Nothing was changed."), stay)
    if not (reason or "").strip():
        raise Refused(_("Say why the times are corrected."))
    lock.written(lambda: _written(stay, uses, old, new))
    made = StayCorrection.objects.create(
        stay=stay, old=old, new=new, reason=reason.strip(), recorded_by=by.label, recorded_at=timezone.now()
    )
    audit.record("stay-corrected", stay, by=by, correction=made.code)
    return made


def _came(stay, came, uses):
    check.moment(came)
    if came < lock.minute(stay.episode.arrived_at):
        raise WrongTime(_("Write a time after the arrival."), stay)
    ends = [row.during.upper for row in (*uses[:1], stay) if row.during.upper]
    outs = [leave.during.lower for leave in stay.leaves.all()]
    if any(came >= end for end in ends) or any(came >= out for out in outs):
        raise WrongTime(_("Write a time before the first move and the end of the stay."), stay)
    return came


def _left(stay, left, uses):
    if stay.during.upper is None:
        return None
    left = left or stay.during.upper
    if left > timezone.now():
        raise WrongLeft(_("Write a time that is not in the future."))
    begins = [row.during.lower for row in (*uses[-1:], stay, *stay.leaves.all())]
    if any(left <= begin for begin in begins):
        raise WrongLeft(_("Write a time after this person came, and after the last move."), stay)
    return left


def _written(stay, uses, old, new):
    stay.during = new
    if stay.days_from == old.lower:
        stay.days_from = new.lower
    stay.save()
    if uses and uses[0].during.lower == old.lower:
        _moved(uses[0], new.lower, uses[0].during.upper)
    if uses and new.upper and uses[-1].during.upper == old.upper:
        _moved(uses[-1], uses[-1].during.lower, new.upper)
        _cleaned(uses[-1].bed, old.upper, new.upper)


def _moved(row, lower, upper):
    row.during = DateTimeTZRange(lower, upper)
    row.save()


def _cleaned(bed, old, new):
    """The cleaning that began when somebody left begins when they really did, unless it was over by then."""
    cleaning = BedState.objects.filter(bed=bed, kind=BedState.Kind.CLEANING, during__startswith=old).first()
    if cleaning and (cleaning.until is None or new < cleaning.until):
        _moved(cleaning, new, cleaning.until)

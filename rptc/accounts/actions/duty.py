"""Who is on duty from when to when: a night, a weekend. Whoever is on duty hears what may ring at night."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from rptc import audit, notices
from rptc.accounts.models import Duty, User
from rptc.accounts.roles import ROLES
from rptc.flow import NotAllowed
from rptc.lib.refused import Refused, saved

LONGEST = timedelta(days=7)
AHEAD = timedelta(days=366)  # a slip of the year in a date


def candidates():
    """Active people who run cases or the house: they may be on duty."""
    roles = [role.code for role in ROLES.values() if "clients.manage_stays" in role.permissions]
    return User.objects.filter(role__in=roles, is_active=True)


@transaction.atomic
def add(*, user, starts_at, ends_at, by, at=None):
    """Put somebody on duty between two moments (aware); several people may be. Returns the Duty.

    Raises NotAllowed, or Refused: not of the unit's case workers, a time that has passed, an overlap of this person.
    """
    at = at or timezone.now()
    _may(by)
    _check(user, starts_at, ends_at, at)
    User.objects.select_for_update(of=("self",)).get(pk=user.pk)
    made = saved(Duty(user=user, starts_at=starts_at, ends_at=ends_at, made_at=at, made_by=by.label))
    said = {"from": starts_at.isoformat(), "until": ends_at.isoformat()}
    notices.queue("duty-given", to=[f"user:{user.pk}"], about=made, key=f"duty:{made.code}", now=at, **said)
    audit.record("duty-given", made, by=by, at=at, person=user.code)
    return made


@transaction.atomic
def end(duty, *, by, at=None):
    """Take somebody off the roster: a duty that runs ends now, one to come does not take place. Returns it."""
    at = at or timezone.now()
    _may(by)
    row = Duty.objects.select_for_update(of=("self",)).get(pk=duty.pk)
    if row.ended_at or row.ends_at <= at:
        return row
    row.ended_at, row.ended_by = at, by.label
    row.save(update_fields=["ended_at", "ended_by"])
    notices.drop(row, now=at)
    to = [f"user:{row.user_id}"]
    notices.queue("duty-ended", to=to, about=row, key=f"duty-ended:{row.code}", now=at)
    audit.record("duty-ended", row, by=by, at=at, person=row.user.code)
    return row


def _check(user, starts_at, ends_at, at):
    if not candidates().filter(pk=user.pk).exists():
        raise Refused(_("Choose somebody who works on cases or runs the house."))
    if ends_at <= at or starts_at > at + AHEAD:
        raise Refused(_("Give a time from now on, within a year."))
    if ends_at - starts_at > LONGEST:
        raise Refused(_("A duty lasts seven days at most. Divide it."))


def _may(by):
    if not by.may("people.delegate"):
        raise NotAllowed("people.delegate")

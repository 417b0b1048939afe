"""Who stands in for the unit head (Plh./Plt.), from which day to which, on which letter. Rights and reminders follow by
themselves: `User.permissions` and `User.addresses` ask for the delegations in force."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from rptc import audit, notices
from rptc.accounts.models import Delegation, User
from rptc.accounts.roles import ROLES
from rptc.flow import NotAllowed
from rptc.lib.refused import Refused, saved

LONGEST = timedelta(days=366)  # a slip of the year in a date, not a rule of the office
STANDS_IN = "referrals.write"  # what a delegate's own role holds: somebody who works on cases


def candidates():
    """Active people of the unit who may be named: they work on cases and are not unit head themselves."""
    roles = [r.code for r in ROLES.values() if STANDS_IN in r.permissions and r.code != "unit_head"]
    return User.objects.filter(role__in=roles, is_active=True)


def may_name(actor):
    """The unit head; a delegate names nobody further."""
    return actor.may("people.delegate") and not actor.acting_for


@transaction.atomic
def name(*, delegate, kind, starts_on, ends_on, letter_number, by, at=None):
    """Name a delegate for whole WITA days, both included, from today on at the earliest. Returns the Delegation.

    Raises NotAllowed, or Refused: not a person who may be named, days that have passed, an overlap of this person.
    """
    at = at or timezone.now()
    _may(by)
    _check(delegate, starts_on, ends_on, letter_number, timezone.localdate(at))
    User.objects.select_for_update(of=("self",)).get(pk=delegate.pk)
    made = saved(Delegation(
        delegate=delegate, kind=kind, starts_on=starts_on, ends_on=ends_on, letter_number=letter_number.strip(),
        made_at=at, made_by=by.label,
    ))  # fmt: skip
    _tell(made, "delegation-named", at)
    audit.record("delegation-named", made, by=by, at=at, delegate=delegate.code, kind=kind)
    return made


@transaction.atomic
def end(delegation, *, reason, by, at=None):
    """End a delegation before its last day, at once, with a reason. Returns it; ending twice changes nothing."""
    at = at or timezone.now()
    _may(by)
    row = Delegation.objects.select_for_update(of=("self",)).get(pk=delegation.pk)
    if row.ended_at or row.ends_on < timezone.localdate(at):
        return row
    if not reason.strip():
        raise Refused(_("Say why."))
    row.ended_at, row.ended_by, row.end_reason = at, by.label, reason.strip()[:300]
    row.save(update_fields=["ended_at", "ended_by", "end_reason"])
    notices.drop(row, now=at)
    _tell(row, "delegation-ended", at)
    audit.record("delegation-ended", row, by=by, at=at, delegate=row.delegate.code)
    return row


def others(starts_on, ends_on, delegate=None):
    """Delegations of other people on part of these days: two at once are allowed, and said."""
    held = Delegation.objects.filter(ended_at__isnull=True, starts_on__lte=ends_on, ends_on__gte=starts_on)
    return held.exclude(delegate=delegate).select_related("delegate")


def _check(delegate, starts_on, ends_on, letter_number, today):
    if not candidates().filter(pk=delegate.pk).exists():
        raise Refused(_("Choose somebody who works on cases and is not the unit head."))
    if starts_on < today:
        raise Refused(_("The first day has passed. Begin today or later."))
    if ends_on - starts_on > LONGEST:
        raise Refused(_("A delegation lasts a year at most. Change the last day."))
    if not letter_number.strip():
        raise Refused(_("Write the number of the letter."))


def _tell(delegation, what, at):
    to = [f"user:{delegation.delegate_id}"]
    said = {"kind": delegation.kind, "from": f"{delegation.starts_on}", "until": f"{delegation.ends_on}"}
    notices.queue(what, to=to, about=delegation, key=f"{what}:{delegation.code}", now=at, **said)


def _may(by):
    if not may_name(by):
        raise NotAllowed("people.delegate")

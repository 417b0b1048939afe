"""Closing an account of somebody who has open cases: the unit head hears that they are nobody's."""

from django.db import transaction
from django.utils import timezone

from referrals import caseload
from rptc import notices
from rptc.accounts.actions import people


@transaction.atomic
def close(user, *, by, at=None):
    """Close the account; where cases are left behind, tell the unit head once."""
    at = at or timezone.now()
    people.close(user, by=by)
    if cases := caseload.open_cases(user):
        key, to = f"caseload-left:{user.code}:{timezone.localdate(at)}", ["role:unit_head"]
        notices.queue("caseload-left", to=to, about=user, key=key, needs_ack=True, now=at, count=cases)

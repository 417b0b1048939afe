"""The locks of this app in their order: the group where there is one, then the referral's row, then what is below it
(person, then bed); and acts that are whole or not at all."""

from functools import wraps

from django.db import transaction

from referrals.models import Referral, ReferralGroup


def locked(referral):
    """The current row, locked until the transaction ends."""
    rows = Referral.objects.select_for_update(of=("self",))
    return rows.select_related("episode__person", "partner").get(pk=referral.pk)


def whole(act):
    """All or nothing, in the database and in the object that the caller holds: a refusal leaves both as they were."""

    @wraps(act)
    def run(subject, **given):
        before = dict(subject.__dict__)
        try:
            with transaction.atomic():
                _group_first(subject)
                return act(subject, **given)
        except Exception:
            subject.__dict__.clear()
            subject.__dict__.update(before)
            raise

    return run


def _group_first(subject):
    """What is answered for one member withdraws messages of the others: two who act on one group go one by one, or one
    who takes all and one who takes the second would wait for each other."""
    if group := getattr(subject, "group_id", None):
        ReferralGroup.objects.select_for_update(no_key=True).filter(pk=group).first()

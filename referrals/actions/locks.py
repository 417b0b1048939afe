"""The one lock of this app, the referral's row, taken before anything below it (then person, then bed); and acts that
are whole or not at all."""

from functools import wraps

from django.db import transaction

from referrals.models import Referral


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
                return act(subject, **given)
        except Exception:
            subject.__dict__.clear()
            subject.__dict__.update(before)
            raise

    return run

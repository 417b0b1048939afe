"""The one lock of this app: the referral's row, taken before anything below it (then person, then bed)."""

from referrals.models import Referral


def locked(referral):
    """The current row, locked until the transaction ends."""
    rows = Referral.objects.select_for_update(of=("self",))
    return rows.select_related("episode__person", "partner").get(pk=referral.pk)

"""What of a case's referrals stands open when the case is to end: only a death ends a case over a running referral."""

from django.db import OperationalError, transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from clients.actions.refused import Refused
from clients.closing import Open
from referrals.models import LIVE, Referral, State

UNSENT = [State.DRAFT, State.SUBMITTED]
DECEASED = "deceased"


def open_ones(episode, exit_type, locked):
    """Referrals that are not settled. Their rows are locked without waiting: whoever works on one now was faster."""
    rows = Referral.objects.filter(episode=episode, state__in=[*UNSENT, *LIVE, State.COLLECTED]).order_by(
        "pk"
    )
    return [_open(referral, exit_type) for referral in (_locked(rows) if locked else rows)]


def _locked(rows):
    try:
        with transaction.atomic():
            return list(rows.select_for_update(of=("self",), nowait=True))
    except OperationalError as error:
        raise Refused(
            _("Somebody works on a referral of this case right now. Try again in a moment.")
        ) from error


def _open(referral, exit_type):
    unsent, words = referral.state in UNSENT, {"number": referral.number}
    sentence = (
        _("Referral %(number)s was not sent; it goes no further.")
        if unsent
        else _("Referral %(number)s is not settled.")
    ) % words
    href = reverse("referrals:referral-detail", args=[referral.code])
    return Open("referral", sentence, href, blocks=not unsent and exit_type != DECEASED)

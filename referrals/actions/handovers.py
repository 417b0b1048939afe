"""Going there and coming back: each side confirms its own half, once. With the second half the referral moves."""

from django.db import transaction
from django.utils.translation import gettext as _

from referrals.actions import halves
from referrals.actions.locks import locked
from referrals.models import Handover, Means, Side
from referrals.models.who import decides, receives, writes
from referrals.refusals import Refused, moment, required
from rptc.clock import working
from rptc.flow import NotAllowed

WAIT_DAYS = 3  # working days that the other side has to confirm by itself


@transaction.atomic
def confirm(referral, *, leg, side, happened_at=None, means="", by, bed=None, overflow_place="", overflow_reason="",
            collected_by="", scan=None, at=None):  # fmt: skip
    """One side's half of a leg; returns the Handover. `happened_at` (default now) is what this side states.

    RPTC's own half moves the stay in the same transaction: there it ends, back it opens in `bed` or, with a reason,
    in an overflow place. Raises AlreadyConfirmed, NotNow, NotAllowed, Refused.
    """
    now = moment(at)
    row = locked(referral)
    if not (receives(row, by) if side == Side.PARTNER else writes(row, by)):
        raise NotAllowed("confirm")
    handover = halves.free(row, leg, side)
    means = means or by.means or Means.ACCOUNT
    if means == Means.PAPER and not scan:
        raise Refused(_("Add the scan of the signed minutes."))
    half = {"happened_at": happened_at, "who": by.label, "means": means, "scan": scan}
    place = {"bed": bed, "overflow_place": overflow_place, "overflow_reason": overflow_reason}
    halves.fill(row, handover, side, now, by, place, **half, collected_by=collected_by)
    referral.refresh_from_db()
    return handover


@transaction.atomic
def record_other_half(referral, *, leg, happened_at, signed_by, note="", scan=None, by, bed=None, overflow_place="",
                      overflow_reason="", at=None):  # fmt: skip
    """The unit head records the half that is missing, from the signed minutes (a scan or a note of them), when it was
    awaited for three working days. Returns the Handover."""
    now = moment(at)
    row = locked(referral)
    handover = Handover.objects.filter(referral=row, leg=leg).first()
    if handover is None or not handover.waits_for:
        raise Refused(_("No half of this hand-over is waiting for the other."))
    if not decides(row, by):
        raise NotAllowed("record_other_half")
    if now <= other_half_open_from(handover):
        raise Refused(_("Wait three working days for the other side to confirm."))
    if not scan:
        required(note, _("Add the scan of the signed minutes, or say what they state."))
    handover.note = note
    who, side = required(signed_by, _("Say who signed.")), handover.waits_for
    half = {"happened_at": happened_at, "who": who, "means": Means.PAPER, "scan": scan}
    place = {"bed": bed, "overflow_place": overflow_place, "overflow_reason": overflow_reason}
    halves.fill(row, halves.free(row, leg, side, handover), side, now, by, place, **half)
    referral.refresh_from_db()
    return handover


def other_half_open_from(handover):
    """The end of the third working day after the first half was typed."""
    return working.due(handover.first_recorded_at, WAIT_DAYS, working.WORKING_DAY)

"""Somebody came and it did not work: a row, counted against a side or nobody."""

from django.db import transaction

from referrals import lists, telling
from referrals.actions.coded import coded
from referrals.actions.locks import locked
from referrals.actions.travels import end, may_travel
from referrals.models import Attempt, Clock, Journey, Leg, Side
from referrals.refusals import moment, not_before
from rptc import audit


@transaction.atomic
def attempt_failed(referral, *, leg, reason, happened_at=None, note="", by, at=None):
    """Somebody came and it did not work, or nobody came; explains the leg's planned journey. Returns the Attempt."""
    now, row = moment(at), locked(referral)
    may_travel(row, leg, by)
    coded(lists.FAILURE, reason, note)
    happened = moment(happened_at, now=now)
    not_before(happened, row.handed_over_at or row.sent_at)
    plan = row.journeys.filter(leg=leg, state=Journey.State.PLANNED).first()
    made = Attempt.objects.create(
        referral=row, leg=leg, journey=plan and end(plan, Journey.State.FAILED, now), reason=reason, note=note,
        happened_at=happened, recorded_at=now, recorded_by=by.label, side=telling.side_of(by),
        against=_against(row, leg, reason),
    )  # fmt: skip
    telling.forget(row, "journey-missed")
    telling.other(row, made.side, "attempt-failed", made.pk, reason=reason, leg=str(leg), now=now)
    audit.record("attempt-failed", row, by=by, leg=str(leg), reason=reason)
    return made


def _against(row, leg, reason):
    """The side an attempt counts against: who owes the leg, who was visited, who gives, or nobody."""
    clock = Clock.HAND_OVER if leg == Leg.THERE else Clock.PICK_UP
    owing = row.promises.get(clock=clock).owed_by
    visited = Side.PARTNER if owing == Side.RPTC else Side.RPTC
    giver = Side.RPTC if leg == Leg.THERE else Side.PARTNER
    return {"owing": owing, "visited": visited, "giver": giver}.get(
        lists.FAILURE.rows()[reason]["counts_against"], ""
    )

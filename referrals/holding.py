"""What keeps a referral's ladder quiet, as a page shows it: over rows in hand (`holds` prefetched)."""

from django.utils import timezone

from referrals.actions import holds
from referrals.models import Hold, Side
from rptc.flow import NotNow


def pause(standing):
    """The pause in force, or None."""
    return next((h for h in _now(standing) if h.kind == Hold.Kind.PAUSE), None)


def answered(standing):
    """Answers in force for promises that are still owed."""
    owed = {promise.pk: promise for promise in standing.owed}
    found = [h for h in _now(standing) if h.kind == Hold.Kind.WORKING and h.promise_id in owed]
    for hold in found:
        hold.promise = owed[hold.promise_id]
    return found


def answerable(standing):
    """Promises in force for which this person may say "still working on it", what is due first at the front."""
    said = standing.referral.holds.all()
    free = [promise for promise in standing.owed if _free(promise, said, standing.now)]
    theirs = standing.actor.kind == "contact"
    mine = [promise for promise in free if not theirs or promise.owed_by == Side.PARTNER]
    return sorted(mine, key=lambda promise: promise.due)


def partner_says(referral, *, by, **given):
    """ "Still working on it" about what the partner owes and may still say it of, what is due first at the front."""
    owed, now = referral.promises.open().filter(owed_by=Side.PARTNER).order_by("due"), timezone.now()
    said = referral.holds.all()
    promise = next((p for p in owed if _free(p, said, now)), None) or owed.first()
    if promise is None:
        raise NotNow("still_working", referral.state)
    return holds.still_working(promise, by=by, **given)


def _free(promise, said, now):
    said = holds.said_for(promise, said)
    return len(said) < holds.TIMES and not any(hold.covers(now) for hold in said)


def _now(standing):
    return [hold for hold in standing.referral.holds.all() if hold.covers(standing.now)]

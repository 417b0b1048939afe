"""Who may make a move: predicates of (referral, actor), used by the table and by the other actions."""

from referrals.models.state import WITH_PARTNER


def writes(referral, actor):
    """The sender's side: a worker of the unit."""
    return actor.may("referrals.write")


def decides(referral, actor):
    """The unit head or a delegate."""
    return actor.may("referrals.approve")


def sends(referral, actor):
    """The unit head; an urgent referral also the duty worker, approved afterwards."""
    return decides(referral, actor) or (referral.urgent and actor.may("referrals.send_urgent"))


def receives(referral, actor):
    """A contact of the receiving partner who still works there."""
    return actor.kind == "contact" and actor.id in referral.receivers


def answers(referral, actor):
    """The receiving partner, or RPTC recording what it said."""
    return receives(referral, actor) or writes(referral, actor)


def has_client(referral, actor):
    """Whoever has the client: the partner once it confirmed the way there; RPTC may always record it."""
    there = referral.state in WITH_PARTNER or "partner" in referral.confirmed("there")
    return writes(referral, actor) or (there and receives(referral, actor))

"""What comes after a referral that came to nothing: the next step in words, or where it was offered again."""

from dataclasses import dataclass

from referrals import reoffering
from referrals.models import Referral, State
from referrals.reading import partner_name


@dataclass(frozen=True)
class After:
    """`again` says that it can be offered to somebody else now; `offered` is the referral by which it was."""

    again: bool = False
    step: str = ""
    said: str = ""
    offered: Referral | None = None
    partner: str = ""


def after(standing, user):
    """For who writes referrals; a referral that waits for its answer is offered elsewhere once that is late."""
    referral = standing.referral
    if not user.has_perm("referrals.write") or not reoffering.is_open(referral):
        return After()
    if referral.state == State.SENT:
        late = standing.first is not None and standing.first.is_late(standing.now)
        return After(again=late and referral.episode.is_open)
    if first := reoffering.next_one(referral):
        return After(offered=first, partner=partner_name(first.partner, user))
    if not referral.episode.is_open:
        return After()
    return After(True, *reoffering.next_step(referral))

"""A referral to RPTC: `receive` records it, `accept` and `decline` answer, `withdraw` and `void` end it, `take_in` opens
the intake or joins a running case, `refer_back` writes the referral back to the sender.

All keyword-only with `by=`; they raise NotNow, NotAllowed or Refused, as the verbs of a referral do.
"""

from referrals.actions.incoming.answers import accept, decline
from referrals.actions.incoming.back import refer_back
from referrals.actions.incoming.ending import void, withdraw
from referrals.actions.incoming.intake import take_in
from referrals.actions.incoming.receiving import receive

__all__ = ["accept", "decline", "receive", "refer_back", "take_in", "void", "withdraw"]

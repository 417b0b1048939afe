"""The verbs of the table (design §5), all in one place: `verb(referral, *, by, at=None, …)` returns the log row.

Each raises NotNow (not open in this state), NotAllowed (not this person) or Refused (with a sentence).
"""

from referrals.actions.afterwards import approve_afterwards, object_urgent
from referrals.actions.answering import accept, decline, fail, ready
from referrals.actions.ending import abscond, cancel, close, decease, expire, place, transfer, void
from referrals.actions.sending import approve_and_send, send_back, submit

__all__ = [
    "abscond", "accept", "approve_afterwards", "approve_and_send", "cancel", "close", "decease", "decline", "expire",
    "fail", "object_urgent", "place", "ready", "send_back", "submit", "transfer", "void",
]  # fmt: skip

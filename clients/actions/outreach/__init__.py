"""Outreach: an operation begins, people are added, what became of them is said, they are handed over."""

from clients.actions.outreach.adding import add
from clients.actions.outreach.correcting import change, correct
from clients.actions.outreach.moving import cancel, close, hand_over, reopen, set_out
from clients.actions.outreach.settling import again, not_admitted
from clients.actions.outreach.starting import start

__all__ = [
    "add", "again", "cancel", "change", "close", "correct", "hand_over", "not_admitted", "reopen", "set_out", "start",
]  # fmt: skip

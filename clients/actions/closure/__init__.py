"""The end of a case and what follows: `ask`, `send_back`, `withdraw`, `approve`, `reopen`; incidents; aftercare."""

from clients.actions.closure.asking import ask
from clients.actions.closure.deciding import approve, send_back, withdraw
from clients.actions.closure.reopening import reopen

__all__ = ["approve", "ask", "reopen", "send_back", "withdraw"]

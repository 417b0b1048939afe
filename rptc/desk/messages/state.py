"""How the messages stand, for any desk: `state(now)`."""

from rptc.notices.watch import State, state

__all__ = ["State", "state"]

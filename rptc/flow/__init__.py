"""The transition and its log line: the only way a state moves."""

from rptc.flow.perform import NotAllowed, NotNow, perform

__all__ = ["NotAllowed", "NotNow", "perform"]

"""The log of an operation in words: its moves, and what was corrected after the hand-over."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from clients.models import Operation
from rptc.ui.parts import Entry

WHAT = {
    "added": gettext_lazy("Line %(n)s was added"),
    "taken-off": gettext_lazy("Line %(n)s was taken off"),
    "again": gettext_lazy("Line %(n)s came along after all"),
    "changed": gettext_lazy("Line %(n)s was changed"),
    "facts": gettext_lazy("Facts of the operation were changed"),
}
MOVES = {
    "start": gettext_lazy("Set out"), "hand_over": gettext_lazy("Handed over"), "close": gettext_lazy("Closed"),
    "reopen": gettext_lazy("Opened again"), "cancel": gettext_lazy("Called off"),
}  # fmt: skip


@dataclass(frozen=True)
class Said:
    """One correction: what, why, who, when."""

    what: str
    why: str
    by: str
    at: datetime


def said(entry):
    """An OperationLog row of a correction, as a `Said`."""
    n = entry.data.get("position")
    words = str(WHAT.get(entry.data.get("what"), entry.verb))
    return Said(words % {"n": f"{n:02}" if n else ""}, entry.reason, entry.actor_label, entry.at)


def of(operation):
    """All corrections of an operation, in order."""
    return [said(entry) for entry in operation.log.filter(verb=operation.log.model.CORRECTED)]


def move(entry):
    """A move as an entry of a timeline."""
    by = entry.actor_label
    if entry.acting_for:
        by = _("%(name)s for the unit head") % {"name": by}
    text = entry.reason or Operation.State(entry.target).label
    return Entry(str(MOVES.get(entry.verb, entry.verb)), entry.at, by, str(text))

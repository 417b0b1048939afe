"""The table of moves of a closure: from, to, who. The state of the case itself follows from them (docs/closure.md)."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_fsm import transition

from rptc.flow.models import Guarded


class State(models.TextChoices):
    DRAFT = "draft", _("Draft")
    ASKED = "asked", _("Waits for the unit head")
    RETURNED = "returned", _("Returned to the worker")
    WITHDRAWN = "withdrawn", _("Taken back")
    APPROVED = "approved", _("Closed")
    REOPENED = "reopened", _("Reopened")


PENDING = [State.ASKED, State.RETURNED]


def works(closure, actor):
    """Whoever works on cases; which cases, fetching has settled."""
    return actor.may("clients.assess")


def decides(closure, actor):
    """The unit head or a delegate."""
    return actor.may("clients.close")


class Moves(Guarded, models.Model):
    """What the end of a case can do. A draft never outlives the transaction that asks."""

    class Meta:
        abstract = True

    @transition("state", [State.DRAFT, State.RETURNED], State.ASKED, permission=works)
    def ask(self, at):
        self.asked_at, self.decided_at = at, None

    @transition("state", State.ASKED, State.RETURNED, permission=decides)
    def send_back(self, at):
        self.decided_at = at

    @transition("state", PENDING, State.WITHDRAWN, permission=works)
    def withdraw(self, at):
        self.decided_at = at

    @transition("state", State.ASKED, State.APPROVED, permission=decides)
    def approve(self, at):
        self.decided_at = at

    @transition("state", State.APPROVED, State.REOPENED, permission=decides)
    def reopen(self, at):
        self.reopened_at = at

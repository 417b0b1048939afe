"""The table of moves (design §5): from, to, when it is open, who may. Methods set times; actions do everything else."""

from django.db import models
from django.utils.functional import cached_property
from django_fsm import transition

from referrals.models.state import LIVE, WITH_PARTNER, State
from referrals.models.who import answers, decides, has_client, sends, writes
from rptc.flow.models import Guarded


class Moves(Guarded, models.Model):
    """What a referral can do. Lists that ask it prefetch `handovers` and `partner__contacts`."""

    class Meta:
        abstract = True

    def said(self, by):
        """By what means a partner's contact said it; what RPTC records for them says so by itself."""
        return {"means": by.means}

    @cached_property
    def receivers(self):
        """Ids of the partner's present contacts, as actors carry them."""
        return {str(pk) for pk in self.partner.contacts.active().values_list("pk", flat=True)}

    def confirmed(self, leg):
        """The sides that confirmed a leg: a set of "rptc" and "partner" (prefetch `handovers` for lists)."""
        halves = [h for h in self.handovers.all() if h.leg == leg]
        return {side for h in halves for side in ("rptc", "partner") if h.half(side)[0]}

    def nobody_confirmed(self):
        """Neither side has confirmed the way there."""
        return not self.confirmed("there")

    def both_confirmed_there(self):
        return len(self.confirmed("there")) == 2

    def both_confirmed_back(self):
        return len(self.confirmed("back")) == 2

    def case_open(self):
        """Nothing goes forward in a case that has ended."""
        return self.episode.is_open

    def open_to(self, actor):
        """The verbs that `actor` may use now, without those that happen of themselves."""
        moves = self.get_available_user_state_transitions(actor)
        return [move.name for move in moves if move.name not in ("enter_service", "collect")]

    @transition("state", State.DRAFT, State.SUBMITTED, conditions=[case_open], permission=writes)
    def submit(self, at):
        self.submitted_at = at

    @transition("state", State.SUBMITTED, State.DRAFT, permission=decides)
    def send_back(self, at):
        self.submitted_at = None

    @transition("state", State.SUBMITTED, State.SENT, conditions=[case_open], permission=sends)
    def send(self, at, approved=True):
        self.sent_at = at
        self.approved_at = at if approved else None

    @transition("state", State.SENT, State.ACCEPTED, conditions=[case_open], permission=answers)
    def accept(self, at):
        self.answered_at = at

    @transition("state", State.SENT, State.DECLINED, permission=answers)
    def decline(self, at, reason_code, reason_note=""):
        self.answered_at = self.ended_at = at
        self.reason, self.reason_note = reason_code, reason_note

    @transition("state", State.SENT, State.EXPIRED, permission=writes)
    def expire(self, at):
        self.ended_at = at

    @transition("state", State.ACCEPTED, State.FAILED, conditions=[nobody_confirmed], permission=answers)
    def fail(self, at, reason_code, reason_note=""):
        self.ended_at, self.reason, self.reason_note = at, reason_code, reason_note

    @transition(
        "state", State.ACCEPTED, State.IN_SERVICE, conditions=[both_confirmed_there], permission=answers
    )
    def enter_service(self, at):
        self.handed_over_at = at

    @transition("state", State.IN_SERVICE, State.READY, conditions=[case_open], permission=answers)
    def ready(self, at):
        self.ready_at = at

    @transition("state", WITH_PARTNER, State.COLLECTED, conditions=[both_confirmed_back], permission=answers)
    def collect(self, at):
        self.collected_at = at

    @transition("state", State.COLLECTED, State.CLOSED, permission=writes)
    def close(self, at, outcome):
        self.ended_at, self.outcome = at, outcome

    @transition(
        "state",
        [State.DRAFT, State.SUBMITTED, State.SENT, State.ACCEPTED],
        State.CANCELLED,
        conditions=[nobody_confirmed],
        permission=writes,
    )
    def cancel(self, at, reason_note):
        self.ended_at, self.reason_note = at, reason_note

    @transition("state", LIVE, State.ABSCONDED, permission=has_client)
    def abscond(self, at, reason_note=""):
        self.ended_at, self.reason_note = at, reason_note

    @transition("state", LIVE, State.DECEASED, permission=has_client)
    def decease(self, at, reason_note=""):
        self.ended_at, self.reason_note = at, reason_note

    @transition("state", WITH_PARTNER, State.TRANSFERRED, permission=decides)
    def transfer(self, at, reason_note):
        self.ended_at, self.reason_note = at, reason_note

    @transition("state", WITH_PARTNER, State.PLACED, permission=decides)
    def place(self, at, reason_note):
        self.ended_at, self.reason_note = at, reason_note

    @transition("state", [s for s in State if s != State.VOID], State.VOID, permission=decides)
    def void(self, at, reason_note):
        self.ended_at, self.reason_note = at, reason_note

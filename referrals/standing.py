"""What stands with a referral for one person, worked out once a page: open verbs, the leg that is open, whose half waits.

Reads what views/staff/fetch.py prefetched; only the gate asks more.
"""

from functools import cached_property

from django.db.models import prefetch_related_objects

from referrals import gate
from referrals.actions.handovers import other_half_open_from
from referrals.models import WITH_PARTNER, Extension, Journey, Leg, Side, State
from referrals.reading import leading


class Standing:
    """A referral as `actor` finds it at `now` (aware)."""

    def __init__(self, referral, actor, now):
        self.referral, self.actor, self.now = referral, actor, now

    @cached_property
    def verbs(self):
        """The moves that are open to this person now."""
        return set(self.referral.open_to(self.actor))

    @property
    def leg(self):
        """The leg that is open now, or "" when none is."""
        if not self.referral.episode.is_open:
            return ""
        if self.referral.state == State.ACCEPTED:
            return Leg.THERE
        return Leg.BACK if self.referral.state in WITH_PARTNER else ""

    def handover(self, leg):
        """The row of a leg, or None while nobody has confirmed."""
        return next((h for h in self.referral.handovers.all() if h.leg == leg), None)

    @property
    def waits_for(self):
        """The side whose half of the open leg is missing while the other's stands, or ""."""
        row = self.leg and self.handover(self.leg)
        return row.waits_for if row else ""

    def free(self, leg, side):
        """Whether `side` may still confirm this leg."""
        return self.leg == leg and side not in self.referral.confirmed(leg)

    def plan(self, leg):
        """The planned journey of a leg, or None."""
        found = (j for j in self.referral.journeys.all() if j.leg == leg and j.state == Journey.State.PLANNED)
        return next(found, None)

    @property
    def extension(self):
        """The request that waits for a decision, or None."""
        waiting = (e for e in self.referral.extensions.all() if e.state == Extension.State.PENDING)
        return next(waiting, None) if self.with_partner else None

    @property
    def with_partner(self):
        return self.referral.state in WITH_PARTNER

    @property
    def other_half_open(self):
        """Whether the unit head may record the missing half by now."""
        row = self.leg and self.handover(self.leg)
        return bool(row and row.waits_for and self.now > other_half_open_from(row))

    @cached_property
    def promises(self):
        """{clock: Promise} of the referral."""
        return {promise.clock: promise for promise in self.referral.promises.all()}

    @cached_property
    def owed(self):
        """The promises in force: somebody still has to act on them."""
        return [promise for promise in self.promises.values() if self._open(promise)]

    @cached_property
    def first(self):
        """The promise in force that the title and the ladder speak of, or None."""
        return leading(self.owed, self.now)

    def owed_by(self, side):
        """The promise in force of one side that is due first, or None."""
        return leading(self.owed, self.now, side)

    def _open(self, promise):
        """The same rule as the view of PromiseQuerySet.open(), over rows in hand (docs/decisions/0012)."""
        phases = {
            "answer": [State.SENT], "hand_over": [State.ACCEPTED], "serve_until": [State.IN_SERVICE],
            "pick_up": WITH_PARTNER,
        }  # fmt: skip
        leg = {"hand_over": Leg.THERE, "pick_up": Leg.BACK}.get(promise.clock)
        did = leg and promise.owed_by in self.referral.confirmed(leg)
        running = self.referral.episode.is_open and promise.kept_at is None
        return running and not did and self.referral.state in phases[promise.clock]

    @cached_property
    def findings(self):
        """What the gate finds today: codes of gate.WORDS. Asks the registry; the action that follows reads the same
        rows."""
        prefetch_related_objects([self.referral.partner], "documents", "services__classes")
        return gate.findings(self.referral.episode, self.referral.partner, self.referral.service)

    def may(self, permission):
        return self.actor.may(permission)

    @property
    def rptc_waits(self):
        """The partner has confirmed and RPTC has not."""
        return self.waits_for == Side.RPTC

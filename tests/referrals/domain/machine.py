"""A referral pushed about at random: two sides, the clock and the case. What the model says is forbidden must be
refused and must change nothing; what it says is open must work."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import time_machine
from django.db import transaction
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from clients.actions import stays
from clients.actions.refused import Refused
from clients.models import BedUse, Episode, Stay
from referrals.actions import drafting, extensions, handovers, journeys, lifecycle
from referrals.models import RungDone
from referrals.sweep import sweep
from rptc.clock import working
from rptc.flow import NotAllowed, NotNow
from rptc.notices.models import Notice
from tests.referrals.domain import table
from tests.referrals.domain.people import people

BEGINS = datetime(2026, 2, 2, 1, tzinfo=UTC)  # Monday 09.00 WITA
REFUSALS = (Refused, NotAllowed, NotNow)
WHO = st.sampled_from(["sari", "rina", "yusuf", "hasan", "tono"])
LEGS, SIDES = st.sampled_from(["there", "back"]), st.sampled_from(["rptc", "partner"])


class Referring(RuleBasedStateMachine):
    reached = Counter()  # what the runs came to, so that a test can see that they were no empty ones

    def __init__(self):
        super().__init__()
        self.now = BEGINS
        self.clock = time_machine.travel(self.now, tick=False)
        self.clock.start()
        self.whole = transaction.atomic()
        self.whole.__enter__()
        self.cast, self.partner, self.bed, self.episode = people()
        self.case_open = True

    def teardown(self):
        transaction.set_rollback(True)
        self.whole.__exit__(None, None, None)
        self.clock.stop()

    @initialize(urgent=st.booleans())
    def begin(self, urgent):
        stays.admit(episode=self.episode, bed=self.bed, by=self.cast["sari"])
        self.house = True
        self._draft(urgent)

    # the acts

    @rule(verb=st.sampled_from(sorted(table.VERBS)), who=WHO)
    def act(self, verb, who):
        model = {"urgent": self.urgent, "halves": set(self.halves), "case_open": self.case_open}
        may = table.allows(verb, who, state=self.state, **model)
        act = getattr(lifecycle, verb)
        self._try(may, lambda: act(self.referral, by=self.cast[who], **table.WORDS.get(verb, {})))
        if may:
            self.state = table.VERBS[verb][1]
            self.sent_at = self.now if verb == "approve_and_send" else self.sent_at

    @rule()
    def what_comes_next(self):
        """The step of a referral in which everything goes well, so that the far states are reached often."""
        plain = {
            "draft": ("submit", "sari"), "submitted": ("approve_and_send", "rina"), "sent": ("accept", "yusuf"),
            "in_service": ("ready", "yusuf"), "collected": ("close", "sari"),
        }  # fmt: skip
        if self.state in plain:
            return self.act(*plain[self.state])
        leg = "there" if self.state == "accepted" else "back"
        side = "partner" if (leg, "rptc") in self.halves else "rptc"
        return self.confirm(leg, side, {"rptc": "sari", "partner": "yusuf"}[side], 0)

    @rule(leg=LEGS, side=SIDES, who=WHO, hours_ago=st.integers(-1, 60))
    def confirm(self, leg, side, who, hours_ago):
        at = self.now + timedelta(minutes=1) - timedelta(hours=hours_ago)
        may = (
            who in ({"yusuf"} if side == "partner" else table.WORKERS)
            and (leg, side) not in self.halves
            and self._leg_open(leg)
            and self._earliest(leg) <= at <= self.now + timedelta(minutes=1)
        )
        half = {"leg": leg, "side": side, "happened_at": at, "bed": self.bed, "by": self.cast[who]}
        self._try(may, lambda: handovers.confirm(self.referral, **half))
        if may:
            self._stands(leg, side, at)

    @rule(leg=LEGS, who=WHO)
    def head_records_the_other_half(self, leg, who):
        first = [typed for (one, _side), (_at, typed) in self.halves.items() if one == leg]
        may = (
            who == "rina"
            and len(first) == 1
            and self._leg_open(leg)
            and self.now + timedelta(minutes=1) > working.due(first[0], 3, "working_day")
        )
        half = {
            "leg": leg,
            "happened_at": self.now,
            "signed_by": "Yusuf",
            "note": "Berita acara",
            "bed": self.bed,
        }
        self._try(may, lambda: handovers.record_other_half(self.referral, by=self.cast[who], **half))
        if may:
            missing = "rptc" if (leg, "partner") in self.halves else "partner"
            self._stands(leg, missing, self.now - timedelta(minutes=1))

    @rule(who=WHO, days=st.integers(1, 20))
    def ask_for_time(self, who, days):
        may = self.state in table.THERE and self.case_open and who in table.BOTH and not self.asked
        self._try(
            may, lambda: extensions.ask(self.referral, days=days, reason="client_need", by=self.cast[who])
        )
        self.asked = self.asked or may

    @precondition(lambda self: self.referral.extensions.exists())
    @rule(who=WHO, approve=st.booleans())
    def decide(self, who, approve):
        extension = self.referral.extensions.last()
        may = self.state in table.THERE and self.case_open and who == "rina" and self.asked
        decision = {"approve": approve, "note": "Karena", "by": self.cast[who]}
        self._try(may, lambda: extensions.decide(extension, **decision))
        self.asked = self.asked and not may

    @rule(leg=LEGS, who=WHO, fails=st.booleans())
    def travel(self, leg, who, fails):
        planned = self.referral.journeys.filter(leg=leg, state="planned").exists()
        may = self._leg_open(leg) and who in table.BOTH and (fails or not planned)
        if fails:
            trip = {"leg": leg, "reason": "client_absent", "by": self.cast[who]}
            return self._try(may, lambda: journeys.attempt_failed(self.referral, **trip))
        trip = {
            "leg": leg,
            "planned_for": self.now + timedelta(days=1),
            "officer": "Sari",
            "by": self.cast[who],
        }
        return self._try(may, lambda: journeys.plan(self.referral, **trip))

    @rule(hours=st.sampled_from([1, 7, 24, 24, 72, 200]))
    def wait(self, hours):
        self._later(timedelta(hours=hours))
        before = Notice.objects.filter(template="referral-rung").count()
        counts = sweep(self.now)
        assert "failed" not in counts
        assert sweep(self.now) == {}, "a second sweep at the same time said something"
        if not (self.case_open and self.state in table.LIVE):
            assert Notice.objects.filter(template="referral-rung").count() == before

    @precondition(lambda self: self.case_open and self.state in table.LIVE)
    @rule(dies=st.integers(0, 9))
    def the_case_ends(self, dies):
        if dies == 0:
            Episode.objects.filter(pk=self.episode.pk).update(state="closed", closed_at=self.now)
            self.case_open = False

    @precondition(lambda self: self.case_open and self.state not in table.LIVE | {"draft", "submitted"})
    @rule(urgent=st.booleans())
    def refer_again(self, urgent):
        self._later(timedelta(hours=1))
        self._draft(urgent)

    # what always holds

    @invariant()
    def the_record_says_what_the_table_says(self):
        if not hasattr(self, "referral"):
            return
        self.referral.refresh_from_db()
        assert self.referral.state == self.state
        self.reached[self.state] += 1
        moves = list(self.referral.log.values_list("source", "target"))
        assert all(one[1] == two[0] for one, two in pairwise(moves))

    @invariant()
    def nobody_loses_a_bed(self):
        if not hasattr(self, "house"):
            return
        assert (
            Stay.objects.open().count() == BedUse.objects.filter(during__upper_inf=True).count() == self.house
        )

    @invariant()
    def no_rung_is_sent_twice(self):
        lines = Notice.objects.filter(template="referral-rung")
        said = [(*[line.context.get(part) for part in ("rung", "due", "sequence", "told", "owed_by")], line.about_code,
                 line.channel, *line.to) for line in lines]  # fmt: skip
        assert len(said) == len(set(said))
        steps = RungDone.objects.values_list("promise", "due", "rung", "sequence")
        assert len(steps) == len(set(steps))

    @invariant()
    def originals_stay_before_what_is_in_force(self):
        if hasattr(self, "referral"):
            assert all(p.original_due <= p.due for p in self.referral.promises.all())

    # the model

    def _draft(self, urgent):
        self.referral = drafting.start(
            episode=self.episode, partner=self.partner, service="atensi_care", purpose="Pengasuhan", serve_days=10,
            urgent=urgent, by=self.cast["sari"],
        )  # fmt: skip
        self.state, self.urgent, self.halves, self.asked, self.sent_at = "draft", urgent, {}, False, None

    def _leg_open(self, leg):
        return self.case_open and self.state in ({"accepted"} if leg == "there" else table.THERE)

    def _earliest(self, leg):
        there = [at for (one, _side), (at, _typed) in self.halves.items() if one == "there"]
        return max([self.sent_at, *(there if leg == "back" else [])])

    def _stands(self, leg, side, at):
        self.halves[leg, side] = (at, self.now)
        if side == "rptc":
            self.house = leg == "back"
        if (leg, "rptc") in self.halves and (leg, "partner") in self.halves:
            self.state = "in_service" if leg == "there" else "collected"

    def _try(self, may, act):
        self._later(timedelta(minutes=1))
        before = self._picture()
        try:
            act()
        except REFUSALS as refusal:
            assert not may, f"refused, but the table allows it: {refusal!r}"
            assert self._picture() == before, "a refusal changed something"
        else:
            assert may, "done, but the table forbids it"

    def _picture(self):
        referral = self.referral
        referral = self.referral
        rows = [referral.handovers, referral.promises, referral.journeys, referral.extensions, Stay.objects]
        counts = [referral.log.count(), Notice.objects.count()]
        return [referral.state, *counts, *(list(table.values_list()) for table in rows)]

    def _later(self, time):
        self.now += time
        self.clock.stop()
        self.clock = time_machine.travel(self.now, tick=False)
        self.clock.start()

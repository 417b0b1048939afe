"""A referral to RPTC pushed about at random. What the table forbids is refused and changes nothing; what it allows works."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import time_machine
from django.db import transaction
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from clients.actions import drafts
from clients.actions.refused import Refused
from clients.models import Draft
from referrals.actions import incoming
from referrals.models import Incoming
from referrals.sweep import sweep
from rptc.flow import NotAllowed, NotNow
from rptc.lib.actor import Actor
from rptc.notices.models import Notice
from tests.factories import EpisodeFactory, UserFactory
from tests.referrals.domain.people import people
from tests.referrals.incoming import table
from tests.referrals.incoming.conftest import BOY

BEGINS = datetime(2026, 2, 2, 1, tzinfo=UTC)  # Monday 09.00 WITA
REFUSALS = (Refused, NotAllowed, NotNow)
WHO = st.sampled_from(["sari", "rina", "yusuf", "hasan", "tono", "oci"])
SAID = {
    "decline": {"reason": "full"},
    "withdraw": {"note": "Ditarik"},
    "void": {"note": "Keliru"},
    "accept": {},
}


class Asking(RuleBasedStateMachine):
    reached = Counter()

    def __init__(self):
        super().__init__()
        self.now = BEGINS
        self.clock = time_machine.travel(self.now, tick=False)
        self.clock.start()
        self.whole = transaction.atomic()
        self.whole.__enter__()
        self.cast, self.partner, _bed, _episode = people()
        self.cast["oci"] = Actor.of(UserFactory(username="oci", role="outreach_officer"))

    def teardown(self):
        transaction.set_rollback(True)
        self.whole.__exit__(None, None, None)
        self.clock.stop()

    @initialize(urgent=st.booleans(), who=st.sampled_from(["sari", "yusuf", "oci"]))
    def begin(self, urgent, who):
        self._ask(urgent, who)

    @rule(verb=st.sampled_from(sorted(table.VERBS)), who=WHO)
    def act(self, verb, who):
        may = table.allows(verb, who, state=self.state, case=self.case)
        self._try(may, lambda: getattr(incoming, verb)(self.row, by=self.cast[who], **SAID[verb]))
        if may:
            self.state = table.VERBS[verb][1]
            self.draft = self.draft or verb == "accept"

    @precondition(lambda self: self.state == "received")
    @rule(verb=st.sampled_from(["accept", "accept", "decline"]))
    def sari_answers(self, verb):
        """So that the far states are reached often."""
        self.act(verb, "sari")

    @rule(who=WHO, joins=st.booleans())
    def take_in(self, who, joins):
        sources, may_take = table.TAKE_IN
        may = self.state in sources and who in may_take and not self.case
        episode = EpisodeFactory() if joins else None
        self._try(may, lambda: incoming.take_in(self.row, episode=episode, by=self.cast[who]))
        if may:
            self.case, self.draft = joins, not joins or self.draft

    @precondition(lambda self: self.draft and not self.case)
    @rule(emergency=st.booleans())
    def the_intake_is_finished(self, emergency):
        """As clients would do it; nobody tells the referral."""
        case, mine = EpisodeFactory(), Draft.objects.unfinished().filter(incoming=self.row)
        done = {"completes": case} if emergency else {"episode": case, "submitted_at": self.now}
        self.case = bool(mine.update(person=case.person, **done))

    @precondition(lambda self: self.draft and not self.case)
    @rule()
    def the_intake_is_dropped(self):
        if draft := Draft.objects.unfinished().filter(incoming=self.row).first():
            drafts.drop(draft, reason="Salah", by=Actor.of(draft.owner))

    @rule(hours=st.sampled_from([1, 7, 24, 24, 72]))
    def wait(self, hours):
        self._later(timedelta(hours=hours))
        before = Notice.objects.filter(template="incoming-rung").count()
        assert "failed" not in sweep(self.now)
        assert sweep(self.now) == {}, "a second sweep at the same time said something"
        if self.state != "received":
            assert Notice.objects.filter(template="incoming-rung").count() == before, (
                "an answered one was chased"
            )

    @precondition(lambda self: self.state not in table.OPEN or self.case)
    @rule(urgent=st.booleans(), who=st.sampled_from(["sari", "yusuf", "oci"]))
    def ask_again(self, urgent, who):
        self._later(timedelta(hours=1))
        self._ask(urgent, who)

    @invariant()
    def the_record_says_what_the_table_says(self):
        if not hasattr(self, "row"):
            return
        row = Incoming.objects.with_case().get(pk=self.row.pk)
        assert (row.state, bool(row.case)) == (self.state, self.case)
        assert (row.kept_at is None) == (row.answered_at is None)
        assert row.due == row.original_due == self.due, "a promise moved"
        self.reached[f"{self.state}{' case' if self.case else ''}"] += 1
        moves = list(row.log.values_list("source", "target"))
        assert all(one[1] == two[0] for one, two in pairwise(moves))

    @invariant()
    def every_row_is_in_one_queue_or_over(self):
        queues = [Incoming.objects.waiting(), Incoming.objects.to_take_in(), Incoming.objects.taken_in()]
        counted = Counter(pk for rows in queues for pk in rows.values_list("pk", flat=True))
        assert not counted or max(counted.values()) == 1
        assert Incoming.objects.unsettled().count() == queues[0].count() + queues[1].count()

    def _ask(self, urgent, who):
        self.row = incoming.receive(
            partner=self.partner,
            client=BOY,
            contact_name="Mira",
            means="phone",
            urgent=urgent,
            by=self.cast[who],
        )
        self.state, self.case, self.draft, self.due = "received", False, False, self.row.due

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
        counts = [self.row.log.count(), Notice.objects.count(), Draft.objects.count()]
        return [
            self.row.state,
            *counts,
            list(Incoming.objects.values_list("state", "draft", "episode", "worker")),
        ]

    def _later(self, time):
        self.now += time
        self.clock.stop()
        self.clock = time_machine.travel(self.now, tick=False)
        self.clock.start()

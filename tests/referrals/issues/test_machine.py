"""The table of an issue written down a second time, by hand, and an issue pushed about at random between two sides and
the clock: what the table forbids is refused and changes nothing; what it allows works."""

from collections import Counter
from datetime import timedelta

import pytest
import time_machine
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from clients.actions.refused import Refused
from referrals.actions import issues
from referrals.models import Issue
from referrals.sweep import sweep
from rptc.flow import NotAllowed, NotNow
from rptc.notices.models import Notice
from tests.referrals.domain.machine import BEGINS
from tests.referrals.domain.people import people

WORKERS = {"sari", "rina"}
# verb → (from, to, who; the owner's side may answer where the partner owes it)
TABLE = {
    "reply": ({"open"}, "answered", WORKERS | {"yusuf"}),
    "settle": ({"answered"}, "settled", WORKERS),
    "reopen": ({"answered"}, "open", WORKERS),
    "withdraw": ({"open", "answered"}, "withdrawn", WORKERS),
    "reassign": ({"open"}, "open", WORKERS),
}
WORDS = {
    "reply": {"answer": "Kepala panti", "said_by": "Yusuf, telepon"}, "settle": {"outcome": "Cukup"},
    "reopen": {"reason": "Kurang"}, "withdraw": {"reason": "Batal"}, "reassign": {"reason": "Cuti"},
}  # fmt: skip
RUNS = settings(
    max_examples=25,
    stateful_step_count=25,
    derandomize=True,  # the same runs everywhere
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)


class Asking(RuleBasedStateMachine):
    reached = Counter()

    def __init__(self):
        super().__init__()
        self.now, self.traveller = BEGINS, None
        self._stand()
        self.whole = transaction.atomic()
        self.whole.__enter__()
        self.cast, self.partner, _bed, _episode = people()

    def teardown(self):
        transaction.set_rollback(True)
        self.whole.__exit__(None, None, None)
        self.traveller.stop()

    @initialize(owed_by=st.sampled_from(["partner", "rptc"]))
    def begin(self, owed_by):
        owner = (
            {"owner": self.cast["rina"].user}
            if owed_by == "rptc"
            else {"owner_contact": self.partner.contacts.first()}
        )
        self.issue = issues.raise_(
            kind="dispute",
            title="Siapa?",
            body="Siapa?",
            owed_by=owed_by,
            partner=self.partner,
            by=self.cast["sari"],
            **owner,
        )
        self.state, self.owed_by, self.original = "open", owed_by, self.issue.original_due

    @rule(
        verb=st.sampled_from(sorted(TABLE)), who=st.sampled_from(["sari", "rina", "yusuf", "hasan", "tono"])
    )
    def act(self, verb, who):
        self._later(timedelta(minutes=1))
        sources, target, people_ = TABLE[verb]
        theirs = who != "yusuf" or self.owed_by == "partner"
        may = self.state in sources and who in people_ and theirs
        words = WORDS[verb] | ({"due_on": self.now.date() + timedelta(days=9)} if verb == "reassign" else {})
        before = self._picture()
        try:
            getattr(issues, verb)(self.issue, by=self.cast[who], **words)
        except (Refused, NotAllowed, NotNow) as refusal:
            assert not may, f"refused, but the table allows it: {refusal!r}"
            assert self._picture() == before, "a refusal changed something"
        else:
            assert may, "done, but the table forbids it"
            self.state = target

    @rule()
    def what_comes_next(self):
        """An issue in which everything goes well, so that its end is reached often."""
        if step := {"open": "reply", "answered": "settle"}.get(self.state):
            self.act(step, "sari")

    @rule(days=st.sampled_from([1, 1, 3, 8]))
    def wait(self, days):
        self._later(timedelta(days=days))
        before = Notice.objects.filter(template="issue-rung").count()
        assert "failed" not in sweep(self.now)
        assert sweep(self.now) == {}, "a second sweep at the same time said something"
        if self.state != "open":
            assert Notice.objects.filter(template="issue-rung").count() == before

    @invariant()
    def the_record_says_what_the_table_says(self):
        if not hasattr(self, "issue"):
            return
        self.issue.refresh_from_db()
        assert self.issue.state == self.state
        assert self.issue.original_due == self.original
        assert (self.issue.kept_at is not None) == bool(self.issue.answered_at)
        assert bool(self.issue.answer) == bool(self.issue.answered_at)
        self.reached[self.state] += 1

    @invariant()
    def who_is_done_with_hears_nothing_more(self):
        if hasattr(self, "issue") and self.state == "settled":
            assert (
                not Notice.objects.filter(about_kind="issue", state="queued")
                .exclude(template="issue-undone")
                .exists()
            )

    def _picture(self):
        row = Issue.objects.filter(pk=self.issue.pk).values()
        return [list(row), self.issue.log.count(), Notice.objects.count()]

    def _later(self, time):
        self.now += time
        self._stand()

    def _stand(self):
        if self.traveller:
            self.traveller.stop()
        self.traveller = time_machine.travel(self.now, tick=False)
        self.traveller.start()


@pytest.mark.django_db
def test_no_sequence_reaches_what_the_table_forbids():
    Asking.reached.clear()
    run_state_machine_as_test(Asking, settings=RUNS)
    assert set(Asking.reached) == {"open", "answered", "settled", "withdrawn"}


@pytest.mark.django_db
def test_the_machine_notices_a_reminder_that_goes_on_after_the_answer(monkeypatch):
    """The negative control: an answer that keeps no promise."""

    def reply(self, at, answer, answered_by):
        self.answered_at, self.answer, self.answered_by = at, answer, answered_by

    from django_fsm import transition

    from referrals.models.issue import _answers

    forgetful = transition("state", "open", "answered", permission=_answers)(reply)
    forgetful._django_fsm.field = Issue._meta.get_field("state")
    monkeypatch.setattr(Issue, "reply", forgetful)
    with pytest.raises(AssertionError):
        run_state_machine_as_test(Asking, settings=settings(RUNS, max_examples=60))


def test_the_table_written_by_hand_is_that_of_the_code():
    field = Issue._meta.get_field("state")
    written = {
        (verb, source, target) for verb, (sources, target, _who) in TABLE.items() for source in sources
    }
    coded = {(move.name, str(move.source), str(move.target)) for move in field.get_all_transitions(Issue)}
    assert coded == {row for row in written if row[0] != "reassign"}

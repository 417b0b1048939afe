"""One way to move: locked, guarded, logged."""

import threading

import pytest
from django.db import connection
from django_fsm import can_proceed

from referrals.models import Referral, ReferralLog, State
from rptc.flow import NotAllowed, NotNow, perform
from rptc.lib.actor import Actor
from tests.factories import ReferralFactory

pytestmark = pytest.mark.django_db


def test_a_move_leaves_a_row_with_both_states_and_the_mover(sari, by):
    referral = ReferralFactory()
    perform(referral, "submit", by=by(sari), reason="siap")
    row = ReferralLog.objects.get()
    assert (row.source, row.target, row.actor_label, row.reason) == ("draft", "submitted", "Sari", "siap")
    assert referral.state == State.SUBMITTED


def test_a_move_that_is_not_open_changes_nothing(sari, by):
    referral = ReferralFactory()
    with pytest.raises(NotNow) as refused:
        perform(referral, "close", by=by(sari), outcome="x")
    assert (refused.value.verb, refused.value.state) == ("close", "draft")
    assert not ReferralLog.objects.exists()


def test_a_worker_cannot_send_and_a_stranger_cannot_submit(sari, dodi, rina, by):
    referral = ReferralFactory()
    with pytest.raises(NotAllowed):
        perform(referral, "submit", by=by(dodi))
    perform(referral, "submit", by=by(sari))
    with pytest.raises(NotAllowed):
        perform(referral, "send", by=by(sari))
    perform(referral, "send", by=by(rina))
    assert Referral.objects.get().state == "sent"


def test_the_clock_moves_no_referral():
    referral = ReferralFactory(state="sent", sent_at="2026-11-01T00:00Z")
    open_moves = [t.name for t in referral.get_available_state_transitions()]
    assert {"accept", "decline", "expire", "cancel"} <= set(open_moves)
    for verb in ("accept", "decline", "expire", "abscond", "void"):
        assert can_proceed(getattr(referral, verb))
        with pytest.raises(NotAllowed):
            perform(referral, verb, by=Actor.job())


def test_nobody_assigns_a_state_by_hand():
    with pytest.raises(AttributeError):
        ReferralFactory().state = "sent"


def test_a_refreshed_referral_stays_protected():
    referral = ReferralFactory()
    Referral.objects.update(purpose="Berubah")
    referral.refresh_from_db()
    assert (referral.state, referral.purpose) == ("draft", "Berubah")
    with pytest.raises(AttributeError):
        referral.state = "sent"
    Referral.objects.all().delete()
    with pytest.raises(Referral.DoesNotExist):
        referral.refresh_from_db()
    with pytest.raises(AttributeError):
        referral.state = "sent"


@pytest.mark.django_db(transaction=True)
def test_of_eight_people_pressing_at_once_one_moves_it(sari, by):
    referral, outcomes = ReferralFactory(), []

    def press():
        try:
            perform(Referral.objects.get(pk=referral.pk), "submit", by=by(sari))
            outcomes.append("moved")
        except NotNow:
            outcomes.append("refused")
        finally:
            connection.close()

    threads = [threading.Thread(target=press) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["moved"] + ["refused"] * 7
    assert ReferralLog.objects.count() == 1

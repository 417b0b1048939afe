"""Several at once, by two people at once: every member is moved once, and nobody waits for somebody who waits."""

import threading

import pytest
from django.db import OperationalError

from referrals import grouping
from referrals.actions import groups, lifecycle, locks, together
from referrals.actions.family import tell
from referrals.models import FamilyWord, Referral
from rptc.lib.actor import Actor
from rptc.notices.models import Notice
from tests.factories import EpisodeFactory, UserFactory
from tests.referrals.domain.people import people
from tests.referrals.domain.race import PATIENCE, meet, one_wins, race, without_locks

pytestmark = pytest.mark.django_db(transaction=True)
DECIDES = ("rptc.flow.perform", "has_transition_perm")


@pytest.fixture
def house():
    cast, partner, _bed, episode = people()
    cases = [episode, *(EpisodeFactory(case_worker=cast["sari"].user) for _n in range(2))]
    group, _found = groups.start(
        episodes=cases,
        partner=partner,
        by=cast["sari"],
        service="atensi_care",
        purpose="Bersama",
        serve_days=30,
    )
    return cast, group


def members(group):
    return list(Referral.objects.filter(group=group).order_by("pk"))


def two_approve_a_group(cast, group):
    together.submit(members(group), by=cast["sari"])
    other = Actor.of(UserFactory(role="unit_head"))
    return race(*[lambda by=by: together.send(members(group), by=by) for by in (cast["rina"], other)])


def test_two_heads_approve_a_group_at_once_and_each_member_is_sent_once(house, monkeypatch):
    cast, group = house
    meet(monkeypatch, *DECIDES)
    found = two_approve_a_group(cast, group)
    assert not [one for one in found if isinstance(one, Exception)], found
    assert sum(len(one.done) for one in found) == 3 and sum(len(one.left) for one in found) == 3
    assert all(member.log.filter(verb="send").count() == 1 for member in members(group))
    assert all(member.promises.count() == 3 for member in members(group))
    assert Notice.objects.filter(template="referral-group-sent").count() == 1


def test_without_the_lock_a_member_would_be_sent_twice(house, monkeypatch):
    cast, group = house
    meet(monkeypatch, *DECIDES)
    without_locks(monkeypatch)
    found = two_approve_a_group(cast, group)
    errors = [one for one in found if isinstance(one, Exception)]
    twice = [m for m in members(group) if m.log.filter(verb="send").count() > 1]
    assert errors or twice  # two moves from one state, or the database itself had to stop it


def test_a_partner_accepts_all_while_rptc_cancels_all(house, monkeypatch):
    cast, group = house
    together.submit(members(group), by=cast["sari"])
    together.send(members(group), by=cast["rina"])
    meet(monkeypatch, *DECIDES)
    found = race(
        lambda: together.accept(members(group), by=cast["yusuf"]),
        lambda: together.cancel(members(group), note="Keluarga datang", by=cast["sari"]),
    )
    assert not [one for one in found if isinstance(one, Exception)], found
    for member in members(group):
        moves = list(member.log.values_list("source", "target"))[2:]
        assert moves in ([("sent", "cancelled")], [("sent", "accepted"), ("accepted", "cancelled")])


def test_one_is_declined_while_all_are_accepted(house, monkeypatch):
    cast, group = house
    together.submit(members(group), by=cast["sari"])
    together.send(members(group), by=cast["rina"])
    second = members(group)[1]
    meet(monkeypatch, *DECIDES)
    found = race(
        lambda: together.accept(members(group), by=cast["yusuf"]),
        lambda: lifecycle.decline(second, reason="full", by=cast["yusuf"]),
    )
    states = [member.state for member in members(group)]
    assert states[0] == states[2] == "accepted" and states[1] in ("accepted", "declined")
    assert isinstance(found[1], Exception) == (states[1] == "accepted")


def one_declined_while_all_are_accepted(cast, group, monkeypatch):
    """They meet where each holds its own member and is about to withdraw the message that speaks for all; who takes all
    goes first, and then wants the second."""
    together.submit(members(group), by=cast["sari"])
    together.send(members(group), by=cast["rina"])
    second = members(group)[1]
    withdraw, gone = grouping.answered, threading.Event()

    def after_the_first(referral, **given):
        if referral.pk == second.pk:
            gone.wait(PATIENCE[0])
        withdraw(referral, **given)
        gone.set()

    monkeypatch.setattr(grouping, "answered", after_the_first)
    meet(monkeypatch, "referrals.grouping", "answered")
    return race(
        lambda: together.accept(members(group), by=cast["yusuf"]),
        lambda: lifecycle.decline(second, reason="full", by=cast["yusuf"]),
    )


def test_who_answers_for_one_and_who_answers_for_all_never_wait_for_each_other(house, monkeypatch):
    found = one_declined_while_all_are_accepted(*house, monkeypatch)
    assert not [one for one in found if isinstance(one, OperationalError)], found
    assert {member.state for member in members(house[1])} <= {"accepted", "declined"}


def test_without_the_lock_of_the_group_the_database_has_to_stop_one(house, monkeypatch):
    monkeypatch.setattr(locks, "_group_first", lambda subject: None)
    monkeypatch.setitem(PATIENCE, 0, 6)  # both come, however busy the machine
    found = one_declined_while_all_are_accepted(*house, monkeypatch)
    assert [one for one in found if isinstance(one, OperationalError)], found


def test_the_head_approves_and_objects_at_once_and_only_one_stands(house, monkeypatch):
    cast, group = house
    Referral.objects.filter(group=group).update(urgent=True)
    one = members(group)[0]
    lifecycle.submit(one, by=cast["sari"])
    lifecycle.approve_and_send(one, by=cast["sari"])
    other = Actor.of(UserFactory(role="unit_head"))
    meet(monkeypatch, "referrals.actions.afterwards", "_sent_unapproved")
    one_wins(
        race(
            lambda: lifecycle.approve_afterwards(members(group)[0], by=cast["rina"]),
            lambda: lifecycle.object_urgent(members(group)[0], note="Tidak perlu", by=other),
        )
    )
    one.refresh_from_db()
    assert bool(one.approved_at) != bool(one.objected_at)


def test_two_make_a_group_of_the_same_children_and_only_one_group_stands(house):
    cast, group = house
    cases = [EpisodeFactory(case_worker=cast["sari"].user) for _n in range(3)]
    asked = {"partner": group.partner, "service": "atensi_care", "purpose": "Bersama", "serve_days": 30}
    one_wins(
        race(*[lambda by=by: groups.start(episodes=cases, by=cast[by], **asked) for by in ("sari", "rina")])
    )
    assert all(case.referrals.count() == 1 for case in cases)


def test_the_family_may_be_told_by_two_people_and_both_words_stand(house):
    cast, group = house
    together.submit(members(group), by=cast["sari"])
    together.send(members(group), by=cast["rina"])
    why = {"means": "not_told", "reason": "Belum ditemukan"}
    race(*[lambda by=by: tell(members(group)[0], by=cast[by], **why) for by in ("sari", "rina")])
    assert FamilyWord.objects.count() == 2

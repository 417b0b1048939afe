"""One link for several: the list first, one of them by its code, several with one PIN; and what was tried against it."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from referrals.actions import lifecycle, links, together
from referrals.models import Link
from tests.factories import EpisodeFactory, PersonFactory
from tests.referrals.groups.conftest import Together
from tests.referrals.web.conftest import cost

pytestmark = pytest.mark.django_db
PIN = {"name": "Yusuf", "pin": "246810"}
SECRETS = ["Baco", "Cahaya", "Dullah", "Daeng"]


def door(group, n=0):
    return reverse("link:open", args=[Link.objects.get(referral=group.members[n]).token])


def read(answer, status=200):
    assert answer.status_code == status, answer.status_code
    return answer.content.decode()


def press(client, address, act, **answers):
    return client.post(address, PIN | {"act": act} | answers)


def test_the_link_of_any_member_opens_the_page_of_all(client, group):
    group.sent()
    for n in range(3):
        text = read(client.get(door(group, n)))
        assert all(member.number in text for member in group.members) and group.group.number in text
        assert all(f"?of={member.code}" in text for member in group.members)


def test_before_a_pin_it_shows_no_more_of_each_than_a_single_link(client, group):
    group.sent(shared=["alias", "marks"], basis="public_task", no_consent_reason="Belum ada wali")
    for query in ("", "?act=accept-all", *(f"?of={member.code}" for member in group.members)):
        text = read(client.get(door(group) + query))
        assert not [secret for secret in SECRETS if secret in text]
        assert not [case for case in group.episodes if case.number in text or case.person.code in text]


def test_yusuf_accepts_all_with_one_pin(client, group):
    group.sent()
    codes = [member.code for member in group.members]
    text = read(press(client, door(group), "accept-all", members=codes))
    assert group.states == ["accepted"] * 3 and all(member.number in text for member in group.members)
    assert not [secret for secret in SECRETS if secret in text]
    assert all(
        member.log.last().means == "link" and member.log.last().actor_label == "Yusuf"
        for member in group.members
    )


def test_he_refuses_one_and_accepts_the_others(client, group):
    group.sent()
    one = group.members[1]
    press(client, f"{door(group)}?of={one.code}", "answer", answer="decline", reason="full")
    assert group.states == ["sent", "declined", "sent"]
    press(client, door(group), "accept-all", members=[m.code for m in group.members if m.state == "sent"])
    assert group.states == ["accepted", "declined", "accepted"]


def test_the_hand_over_of_those_who_came_is_confirmed_once(client, group):
    group.accepted()
    two = [member.code for member in group.members[:2]]
    press(client, door(group, 2), "handover-all", members=two)
    assert [member.confirmed("there") for member in group.members] == [{"partner"}, {"partner"}, set()]


def test_acting_for_a_sibling_goes_on_with_that_sibling(client, group):
    group.sent(shared=["alias"], basis="public_task", no_consent_reason="Belum ada wali")
    third = group.members[2]
    text = read(press(client, f"{door(group)}?of={third.code}", "answer", answer="accept"))
    assert third.number in text and "Dullah" in text and "Baco" not in text
    page = read(client.get(f"{door(group)}?of={third.code}"))
    assert f"?of={third.code}" in page  # the form goes back to the same member


def test_a_report_about_a_sibling_leads_back_to_it(client, group):
    group.accepted()
    third = group.members[2]
    answer = press(client, f"{door(group)}?of={third.code}", "failed-handover", reason="client_absent")
    assert answer.status_code == 302 and f"of={third.code}" in answer.url
    assert third.attempts.count() == 1 and group.members[0].attempts.count() == 0


# what was tried


@pytest.mark.parametrize("of", ["", "x", "%00", "../admin", "1' or '1'='1", "\u202e"])
def test_a_code_that_is_none_of_theirs_shows_the_list(client, group, of):
    group.sent()
    text = read(client.get(door(group), {"of": of}))
    assert group.group.number in text


def test_a_member_of_another_group_or_of_none_is_not_shown_nor_moved(client, group):
    group.sent()
    other = Together(group.world).sent()
    alone = group.world.sent()
    for stranger in (other.members[0], alone):
        text = read(client.get(f"{door(group)}?of={stranger.code}"))
        assert stranger.number not in text
        press(client, f"{door(group)}?of={stranger.code}", "answer", answer="accept")
        press(client, door(group), "accept-all", members=[stranger.code])
        stranger.refresh_from_db()
        assert stranger.state == "sent"


def test_siblings_give_no_further_guesses(client, group):
    group.sent()
    entered = Link.objects.get(referral=group.members[0])
    for n in range(5):
        of = group.members[n % 3].code
        answer = client.post(
            f"{door(group)}?of={of}", {"name": "Maling", "pin": "111111", "act": "answer", "answer": "accept"}
        )
    entered.refresh_from_db()
    assert answer.status_code == 423 and entered.wrong_pins == 5 and entered.locked_at
    assert list(Link.objects.exclude(pk=entered.pk).values_list("wrong_pins", flat=True)) == [0, 0]
    for of in group.members:
        assert client.get(f"{door(group)}?of={of.code}").status_code == 423
    assert (
        press(client, f"{door(group)}?of={group.members[1].code}", "answer", answer="accept").status_code
        == 423
    )
    assert group.states == ["sent"] * 3


def test_guesses_at_several_at_once_are_counted_on_the_door_too(client, group):
    group.sent()
    codes = [member.code for member in group.members]
    wrong = {"name": "Maling", "pin": "111111", "act": "accept-all", "members": codes}
    assert [client.post(door(group), wrong).status_code for _n in range(5)] == [200, 200, 200, 200, 423]
    assert group.states == ["sent"] * 3


def test_a_member_that_ended_shows_its_receipt_only(client, group):
    group.sent(shared=["alias"], basis="public_task", no_consent_reason="Belum ada wali")
    ended = group.members[0]
    lifecycle.decline(ended, reason="full", by=group.yusuf)
    text = read(client.get(f"{door(group)}?of={ended.code}"))
    assert ended.number in text and 'name="pin"' not in text
    text = read(press(client, f"{door(group)}?of={ended.code}", "shared"))
    assert not [secret for secret in SECRETS if secret in text]
    assert ended.number in read(client.get(door(group)))  # in the list, as ended


def test_after_two_weeks_an_ended_member_leaves_the_list_and_the_door_stays_open(client, group):
    group.sent()
    ended = group.members[0]
    lifecycle.decline(ended, reason="full", by=group.yusuf)
    with time_machine.travel(timezone.now() + timedelta(days=15), tick=False):
        text = read(client.get(door(group)))
        assert ended.number not in text and group.members[1].number in text
        assert read(client.get(f"{door(group)}?of={ended.code}")).count(ended.number) == 0


def test_when_all_ended_the_door_is_a_receipt_and_then_nothing(client, group):
    group.sent()
    for member in group.members:
        lifecycle.decline(member, reason="full", by=group.yusuf)
    text = read(client.get(door(group)))
    assert 'name="pin"' not in text
    with time_machine.travel(timezone.now() + timedelta(days=15), tick=False):
        assert client.get(door(group)).status_code == 410


def test_a_draft_or_a_member_never_sent_is_not_behind_the_door(client, group):
    group.submitted()
    together.send(group.members[:2], by=group.rina)
    kept = group.members[2]
    assert kept.number not in read(client.get(door(group)))
    assert kept.number not in read(client.get(f"{door(group)}?of={kept.code}"))


def test_with_one_left_the_page_is_that_of_a_single_referral(client, group):
    group.submitted()
    together.send(group.members[:1], by=group.rina)
    text = read(client.get(door(group)))
    assert 'value="answer"' in text and group.members[0].number in text


def test_a_preview_changes_nothing(client, group):
    group.sent()
    for query in ("", *(f"?of={member.code}&act=answer" for member in group.members)):
        client.get(door(group) + query, headers={"user-agent": "WhatsApp/2.23.20.0"})
    assert group.states == ["sent"] * 3 and not Link.objects.exclude(wrong_pins=0).exists()


def test_replacing_one_link_kills_its_copies_and_not_those_of_others(client, group):
    group.sent()
    old, link = door(group), Link.objects.get(referral=group.members[0])
    links.replace(link, by=group.sari)
    assert client.get(old).status_code == 404 and client.get(door(group, 1)).status_code == 200


def test_a_bigger_group_costs_no_more_statements(client, group):
    group.sent()
    three = cost(client, door(group))
    six = Together(group.world)
    six.episodes += [EpisodeFactory(case_worker=group.sari.user, person=PersonFactory()) for _n in range(3)]
    six.sent()
    assert cost(client, door(six)) == three

"""Several clients to one partner: each goes its own way, and what is told is told once."""

import pytest

from referrals import grouping
from referrals.actions import groups, handovers, lifecycle, links, together
from referrals.models import ReferralGroup
from referrals.refusals import Refused
from rptc.audit.models import Event
from rptc.flow import NotAllowed, NotNow
from rptc.notices.models import Notice

pytestmark = pytest.mark.django_db


def lines(**where):
    return Notice.objects.filter(state="queued", **where)


def test_sari_refers_three_children_together_and_each_has_a_draft_of_its_own(group):
    group.start(shared=["alias"], basis="vital_interest", no_consent_reason="Orang tua belum ditemukan")
    assert group.group.number.startswith("G-2026-") and group.states == ["draft"] * 3
    assert all(member.shared == ["alias"] and member.basis == "vital_interest" for member in group.members)
    assert len({member.number for member in group.members}) == 3
    assert Event.objects.filter(verb="group-started", subject_code=group.group.code).exists()


def test_whoever_cannot_be_referred_there_is_left_out_with_the_reason(group):
    group.world.draft(group.episodes[0])
    group.start()
    assert [case for case, _why in group.outcome.left] == [group.episodes[0]]
    assert "already has a running referral" in group.outcome.left[0][1] and len(group.members) == 2


def test_a_restricted_child_is_never_part_of_a_group(group):
    group.episodes[1].person.restricted = True
    group.episodes[1].person.save()
    group.start()
    assert "restricted" in group.outcome.left[0][1]
    assert group.episodes[1].pk not in [member.episode_id for member in group.members]


def test_a_group_of_one_is_no_group_and_leaves_nothing_behind(group):
    with pytest.raises(Refused, match="two clients"):
        group.start(episodes=group.episodes[:1])
    assert not ReferralGroup.objects.exists() and not group.episodes[0].referrals.exists()


def test_an_auditor_makes_no_group(group):
    with pytest.raises(NotAllowed):
        groups.start(
            episodes=group.episodes,
            partner=group.partner,
            by=group.world.tono,
            service="atensi_care",
            purpose="x",
            serve_days=3,
        )


def test_the_head_hears_once_of_three_and_the_partner_gets_one_message(group):
    group.submitted()
    assert lines(template="referral-group-submitted").count() == 1
    assert not lines(template="referral-submitted").exists()
    together.send(group.members, by=group.rina)
    assert not lines(template="referral-group-submitted").exists()
    [message] = lines(channel="whatsapp")
    assert message.template == "referral-group-sent" and message.context["n"] == 3
    assert all(member.links.count() == 1 and member.promises.count() == 3 for member in group.members)


def test_one_that_is_left_over_is_told_like_any_other(group):
    group.submitted()
    together.send(group.members[:1], by=group.rina)
    assert [line.template for line in lines(channel="whatsapp")] == ["referral-sent"]
    assert lines(template="referral-group-submitted").exists()  # two of them still wait


def test_the_head_may_leave_one_out_and_it_stays_with_her(group):
    group.submitted()
    together.send(group.members[:2], by=group.rina)
    assert group.states == ["sent", "sent", "submitted"]


def test_who_has_moved_on_meanwhile_is_left_out_and_named(group):
    group.submitted()
    lifecycle.send_back(group.members[1], note="Lengkapi", by=group.rina)
    found = together.send(group.members, by=group.rina)
    assert len(found.done) == 2 and found.left[0][0].pk == group.members[1].pk
    assert group.states == ["sent", "draft", "sent"]


def test_an_act_that_breaks_leaves_none_of_them_moved(group, monkeypatch):
    group.submitted()
    real, seen = lifecycle.approve_and_send, []

    def breaks(member, **given):
        seen.append(member)
        if len(seen) == 3:
            raise RuntimeError("the light went out")
        return real(member, **given)

    monkeypatch.setattr(lifecycle, "approve_and_send", breaks)
    with pytest.raises(RuntimeError):
        together.send(group.members, by=group.rina)
    assert group.states == ["submitted"] * 3 and not lines(channel="whatsapp").exists()


def test_a_draft_is_taken_out_of_its_group_and_goes_on_alone(group):
    group.submitted()
    lifecycle.send_back(group.members[0], note="Sendiri saja", by=group.rina)
    alone = groups.remove(group.members[0], by=group.sari)
    assert alone.group is None and len(group.members) == 2
    lifecycle.submit(alone, by=group.sari)
    with pytest.raises(NotNow):
        groups.remove(group.members[0], by=group.sari)


def test_the_gate_counts_those_who_go_before(group):
    group.partner.capacity = 2
    group.partner.save()
    found = grouping.gate_of([(case, "atensi_care") for case in group.episodes], group.partner)
    assert [codes for _case, codes in found] == [[], [], ["capacity"]]


def test_sending_asks_the_reason_of_whoever_does_not_fit_and_sends_the_others(group):
    group.partner.capacity = 2
    group.partner.save()
    group.submitted()
    found = together.send(group.members, by=group.rina)
    assert len(found.done) == 2 and "something speaks against it" in found.left[0][1]
    together.send(group.members[2:], gate_reason="Bertiga bersaudara", by=group.rina)
    assert group.members[2].gate == ["capacity"] and group.members[2].gate_reason == "Bertiga bersaudara"


def test_one_journey_for_all_is_one_message(group):
    group.accepted()
    when = group.members[0].answered_at
    together.plan(group.members, leg="there", planned_for=when, officer="Fadil", by=group.sari)
    assert [member.journeys.get().officer for member in group.members] == ["Fadil"] * 3
    [message] = lines(template__contains="journey")
    assert message.template == "referral-group-journey-planned"


def test_several_are_cancelled_with_one_message_and_the_rest_goes_on(group):
    group.sent()
    together.cancel(group.members[:2], note="Keluarga datang", by=group.sari)
    assert group.states == ["cancelled", "cancelled", "sent"]
    assert lines(template="referral-group-cancelled").count() == 1
    assert lines(template="referral-group-sent").exists()  # the third still waits for its answer
    lifecycle.cancel(group.members[2], note="Keluarga datang", by=group.sari)
    assert not lines(template="referral-group-sent").exists()


def test_one_message_opened_is_told_for_all(group):
    group.sent()
    assert links.told(group.members[2].links.get(), by=group.sari) == 1
    assert all(member.links.get().opened_in_whatsapp_at for member in group.members)


def test_a_partner_that_answers_for_one_has_the_link_of_all(group):
    group.sent()
    lifecycle.accept(group.members[1], by=group.yusuf)
    assert not lines(template="referral-group-sent").exists()


def test_an_answer_by_phone_for_one_leaves_the_message_for_the_others(group):
    group.sent()
    lifecycle.accept(group.members[1], by=group.sari, means="phone", for_partner_note="Yusuf")
    assert lines(template="referral-group-sent").exists()
    for member in (group.members[0], group.members[2]):
        lifecycle.decline(member, reason="full", by=group.sari, means="phone", for_partner_note="Yusuf")
    assert not lines(template="referral-group-sent").exists()


def test_outcomes_are_one_by_one(group):
    group.sent()
    lifecycle.accept(group.members[0], by=group.yusuf)
    lifecycle.decline(group.members[1], reason="full", by=group.yusuf)
    together.accept(group.members, by=group.yusuf)
    assert group.states == ["accepted", "declined", "accepted"]
    found = together.hand_over(group.members, by=group.yusuf)
    assert [member.pk for member in found.members] == [group.members[0].pk, group.members[2].pk]
    handovers.confirm(group.members[0], leg="there", side="rptc", by=group.sari)
    assert group.states == ["in_service", "declined", "accepted"]


def test_an_urgent_group_rings_once_and_the_head_is_told_once(group):
    group.sent(by=group.sari, urgent=True)
    assert all(member.approved_at is None for member in group.members)
    assert lines(template="referral-to-approve").count() == 1
    rungs = lines(template="referral-rung").values_list("about_code", flat=True)
    assert set(rungs) == {group.members[0].code}


def test_what_members_wait_for_to_be_told_is_listed_once(group):
    group.sent()
    for member in group.members:
        Notice.objects.create(
            key=f"k{member.pk}", template="referral-rung", channel="whatsapp", to=["contact:1"], about_kind="referral",
            about_code=member.code, context={"rung": "answer_partner_zero"},
        )  # fmt: skip
    held = list(lines(template="referral-rung"))
    assert len(held) == 3 and [line.pk for line in grouping.once(held)] == [held[0].pk]

"""The pages of a group for the unit: choosing, writing, the members, an act on several."""

import pytest
from django.urls import reverse

from clients.actions import stays
from referrals.actions import lifecycle
from referrals.models import Referral, ReferralGroup
from rptc.sop.models import Deviation
from tests.factories import BedFactory, EpisodeFactory
from tests.referrals.web.conftest import cost

pytestmark = pytest.mark.django_db
COMMON = {"service": "atensi_care", "purpose": "Pengasuhan bersama", "collector": "rptc", "serve_days": "30"}


@pytest.fixture
def sari(group):
    return group.sari.user


@pytest.fixture
def rina(group):
    return group.rina.user


def page(name, *args, query=""):
    return reverse(f"referrals:group-{name}", args=args) + query


def read(answer):
    assert answer.status_code == 200
    return answer.content.decode()


def writing(group, cases=None):
    return page("write", query="?" + "&".join(f"client={case.code}" for case in cases or group.episodes))


def written(group, client, **more):
    posted = (
        COMMON | {"clients": [case.code for case in group.episodes], "partner": group.partner.code} | more
    )
    return client.post(writing(group), posted)


def test_sari_chooses_among_open_cases_and_never_a_restricted_one(as_, sari, group):
    secret = EpisodeFactory(case_worker=sari, person__alias="Rahasiawati", person__restricted=True)
    text = read(as_(sari).get(page("new")))
    assert "Baco" in text and "Cahaya" in text
    assert secret.code not in text and "Rahasiawati" not in text


def test_the_list_is_filtered_by_class_arrival_and_room(as_, sari, group):
    bed = BedFactory(room__children=True)
    stays.admit(episode=group.episodes[0], bed=bed, by=group.sari)
    for query, seen in {
        f"?room={bed.room.code}": {"Baco"}, "?ppks_class=lansia_terlantar": set(), "?since=2030-01-01": set(),
        "?since=2020-01-01&ppks_class=anak_jalanan": {"Baco", "Cahaya", "Dullah"}, "?room=entah&since=kapan": {"Baco", "Cahaya", "Dullah"},
    }.items():  # fmt: skip
        text = read(as_(sari).get(page("new", query=query)))
        assert {name for name in ("Baco", "Cahaya", "Dullah") if name in text} == seen, query


def test_ticked_clients_become_drafts_of_one_group(as_, sari, group):
    answer = written(
        group, as_(sari), shared=["alias"], basis="public_task", no_consent_reason="Belum ada wali"
    )
    made = ReferralGroup.objects.get()
    assert answer.url == page("detail", made.code)
    assert [m.serve_days for m in made.referrals.all()] == [30] * 3
    text = read(as_(sari).get(answer.url))
    assert made.number in text and all(member.number in text for member in made.referrals.all())


def test_a_double_press_makes_one_group(as_, sari, group):
    for _press in range(2):
        written(group, as_(sari), once="tekan-dua-kali")
    assert ReferralGroup.objects.count() == 1


def test_fewer_than_two_ticks_are_sent_back_and_what_was_typed_stays(as_, sari, group):
    assert as_(sari).get(writing(group, group.episodes[:1])).url == page("new")
    text = read(written(group, as_(sari), clients=[group.episodes[0].code]))
    assert "Pengasuhan bersama" in text and not ReferralGroup.objects.exists()


def test_who_does_not_fit_is_named_and_one_reason_serves_for_all(as_, sari, group):
    group.partner.capacity = 1
    group.partner.save()
    text = read(written(group, as_(sari)))
    assert text.count("Cahaya") >= 2 and not ReferralGroup.objects.exists()
    written(group, as_(sari), gate_reason="Bersaudara")
    assert [m.gate_reason for m in Referral.objects.all()] == ["Bersaudara"] * 3


def test_what_is_shared_needs_a_basis(as_, sari, group):
    read(written(group, as_(sari), shared=["alias"]))
    assert not ReferralGroup.objects.exists()


def test_empty_days_are_the_limit_in_force(as_, sari, group):
    written(group, as_(sari), serve_days="")
    assert {member.serve_days for member in Referral.objects.all()} and ReferralGroup.objects.exists()


def test_the_head_sends_two_and_leaves_one_out(as_, rina, group):
    group.submitted()
    first, second, third = group.members
    address = page("send", group.group.code)
    assert first.number in read(as_(rina).get(address))
    as_(rina).post(address, {"members": [first.code, second.code]})
    assert group.states == ["sent", "sent", "submitted"]
    text = read(as_(rina).get(address))
    assert first.number in text and 'value="' + third.code in text and 'value="' + first.code not in text


def test_an_act_open_for_none_of_them_leads_back(as_, sari, group):
    group.start()
    assert as_(sari).get(page("plan-handover", group.group.code)).url == page("detail", group.group.code)


def test_a_member_of_another_group_cannot_be_slipped_in(as_, rina, group):
    group.submitted()
    stranger = group.world.submitted(EpisodeFactory(case_worker=group.sari.user))
    read(as_(rina).post(page("send", group.group.code), {"members": [stranger.code]}))
    stranger.refresh_from_db()
    assert stranger.state == "submitted"


def test_one_journey_is_planned_for_those_accepted(as_, sari, group):
    group.sent()
    for member in group.members[:2]:
        lifecycle.accept(member, by=group.yusuf)
    address = page("plan-handover", group.group.code)
    trip = {
        "planned_for": "2026-02-03T09:00",
        "officer": "Fadil",
        "members": [m.code for m in group.members[:2]],
    }
    as_(sari).post(address, trip)
    assert [member.journeys.count() for member in group.members] == [1, 1, 0]


def test_the_duty_worker_sends_an_urgent_group_by_its_own_name(as_, sari, group):
    group.submitted(urgent=True)
    assert as_(sari).get(page("send", group.group.code)).status_code == 403
    as_(sari).post(page("send-urgent", group.group.code), {"members": [m.code for m in group.members]})
    assert group.states == ["sent"] * 3 and Deviation.objects.filter(rule="referral_approval").count() == 3


def test_a_draft_is_taken_out(as_, sari, group):
    group.start()
    as_(sari).post(page("remove", group.group.code), {"members": [group.members[0].code]})
    assert len(group.members) == 2


def test_a_member_whose_file_was_restricted_later_is_counted_and_not_shown(as_, group, andi):
    group.sent()
    member = group.members[0]
    member.episode.person.restricted = True
    member.episode.person.save()
    text = read(as_(andi).get(page("detail", group.group.code)))
    assert member.number not in text and group.members[1].number in text


def test_who_sees_no_referral_sees_no_group_and_a_made_up_code_is_nothing(as_, group, lina, sari):
    group.sent()
    assert as_(lina).get(page("detail", group.group.code)).status_code == 403
    assert as_(sari).get(page("detail", "tidak-ada")).status_code == 404


def test_administration_reads_initials_and_presses_nothing(as_, group, wati):
    group.sent()
    text = read(as_(wati).get(page("detail", group.group.code)))
    assert "B.D.C." in text and "Baco" not in text and page("cancel", group.group.code) not in text


def test_a_bigger_group_costs_no_more_statements(as_, sari, group):
    group.sent()
    three = cost(as_(sari), page("detail", group.group.code))
    more = [EpisodeFactory(case_worker=sari) for _n in range(4)]
    group.start(episodes=more)
    assert cost(as_(sari), page("detail", group.group.code)) <= three <= 17

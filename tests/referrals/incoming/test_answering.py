"""RPTC's answer and what follows: an intake that says what was told, a case that is joined, a sender who is told."""

from datetime import timedelta

import pytest
from django.utils import timezone

from clients.actions import drafts
from clients.actions.refused import Refused
from clients.intake.reading import Reading
from clients.models import Draft, Search
from referrals.actions import incoming
from referrals.models import Incoming
from rptc.flow import NotAllowed, NotNow
from rptc.lib.actor import Actor
from rptc.notices.models import Notice
from tests.factories import EpisodeFactory, PersonFactory
from tests.referrals.incoming.conftest import BOY

pytestmark = pytest.mark.django_db


def told(incoming):
    return [(line.template, line.channel, line.to_label) for line in Notice.objects.filter(state="queued")]


def test_accepting_opens_an_intake_that_says_what_was_told(asking):
    asked = asking.by_letter(contact_phone="0812-3456-7890")
    incoming.accept(asked, by=asking.sari)
    draft = Draft.objects.get()
    assert (asked.state, asked.draft, draft.owner) == ("accepted", draft, asking.sari.user)
    assert Search.objects.get().text == BOY["full_name"]  # a search stands before every registration
    reading = Reading(draft)
    identity, arrival = reading.kept("identity")["data"], reading.told("arrival")
    assert identity["full_name"] == [BOY["full_name"]] and identity["estimated_age"] == ["9"]
    assert (
        arrival["source_detail"] == "Ibu Mira, Sentra Contoh"
        and arrival["source_document"] == "12/SC/II/2026"
    )
    assert arrival["circumstances"].splitlines()[-1] == "Parent or guardian: Daeng Rahasia, 0812-9999-0000"
    assert not reading.is_done("identity")  # the worker reads it and saves


def test_a_partner_whose_name_discloses_stands_masked_in_the_file(asking):
    asking.partner.discloses, asking.partner.masked_name = True, "Mitra 3"
    asking.partner.save()
    incoming.accept(asking.by_phone(), by=asking.sari)
    assert Reading(Draft.objects.get()).told("arrival")["source_detail"] == "Ibu Mira, Mitra 3"


def test_an_urgent_one_may_take_the_emergency_path_with_what_was_told(asking):
    incoming.accept(asking.by_phone(urgent=True), emergency=True, by=asking.sari)
    draft = Draft.objects.get()
    assert draft.emergency and Reading(draft).kept("emergency")["data"]["alias"] == ["Baco"]


def test_a_known_person_keeps_the_own_file(asking):
    person = PersonFactory(full_name="Baharuddin Daeng Ngalle", sex="male")
    asked = asking.by_phone()
    incoming.accept(asked, person=person, by=asking.sari)
    draft = Draft.objects.get()
    assert draft.person == person and "estimated_age" not in str(draft.answers["arrival"])


def test_somebody_whose_case_runs_is_joined_not_registered_again(asking):
    case = EpisodeFactory()
    asked = asking.by_phone()
    with pytest.raises(Refused, match="already has an open case"):
        incoming.accept(asked, person=case.person, by=asking.sari)
    assert asked.state == "received" and not Draft.objects.exists()
    incoming.accept(asked, episode=case, by=asking.sari)
    assert asked.case == case and not Draft.objects.exists()


def test_a_closed_case_is_joined_by_nobody(asking):
    case = EpisodeFactory()
    type(case).objects.filter(pk=case.pk).update(
        state="closed", closed_at=timezone.now(), exit_type="independent"
    )
    case.refresh_from_db()
    with pytest.raises(Refused, match="closed"):
        incoming.accept(asking.by_phone(), episode=case, by=asking.sari)


def test_the_case_is_derived_from_the_intake_nothing_is_pushed(asking):
    asked = asking.by_phone()
    incoming.accept(asked, by=asking.sari)
    assert asked.case is None and list(Incoming.objects.to_take_in()) == [asked]
    case = EpisodeFactory()
    Draft.objects.update(episode=case, person=case.person, submitted_at=timezone.now())
    asked = Incoming.objects.with_case().get()
    assert asked.case == case and asked.person_code == case.person.code
    assert not Incoming.objects.to_take_in() and list(Incoming.objects.taken_in()) == [asked]
    assert not Incoming.objects.unsettled()


def test_an_emergency_case_counts_before_its_intake_is_whole(asking):
    asked = asking.by_phone(urgent=True)
    incoming.accept(asked, emergency=True, by=asking.sari)
    case = EpisodeFactory()
    Draft.objects.update(completes=case, person=case.person)
    assert Incoming.objects.get().case == case and not Incoming.objects.to_take_in()


def test_a_dropped_intake_is_begun_again_and_a_standing_one_is_not_doubled(asking):
    asked = asking.by_phone()
    incoming.accept(asked, by=asking.sari)
    incoming.take_in(asked, by=asking.sari)
    assert Draft.objects.count() == 1
    drafts.drop(Draft.objects.get(), reason="Salah", by=asking.sari)
    incoming.take_in(asked, by=asking.sari)
    assert Draft.objects.count() == 2 and asked.draft.dropped_at is None


def test_who_turns_out_to_be_known_is_joined_later_and_the_intake_is_dropped(asking):
    asked, case = asking.by_phone(), EpisodeFactory()
    incoming.accept(asked, by=asking.sari)
    incoming.take_in(asked, episode=case, by=asking.sari)
    assert asked.case == case and Draft.objects.get().dropped_at
    with pytest.raises(NotNow):
        incoming.take_in(asked, by=asking.sari)


def test_yes_may_say_when_and_where_to_bring_the_client(asking):
    asked, when = asking.by_phone(), timezone.now() + timedelta(days=1)
    incoming.accept(asked, bring_by=when, bring_to="RPTC, Jalan Contoh 1", by=asking.sari)
    assert (asked.bring_by, asked.bring_to) == (when, "RPTC, Jalan Contoh 1")
    with pytest.raises(Refused, match="has not passed"):
        incoming.accept(asking.by_phone(), bring_by=timezone.now() - timedelta(hours=1), by=asking.sari)


@pytest.mark.parametrize(
    ("how", "line"),
    [
        ("by_letter", ("incoming-tell-sender", "official_letter", "Ibu Mira")),
        ("by_phone", ("incoming-tell-sender", "whatsapp", "Ibu Mira")),
    ],
)
def test_the_sender_is_told_the_way_it_asked(asking, how, line):
    asked = getattr(asking, how)()
    incoming.decline(asked, reason="full", by=asking.sari)
    assert told(asked) == [line]


def test_a_number_that_takes_no_message_is_called(asking):
    incoming.accept(asking.by_phone(contact_phone="ext. 12"), by=asking.sari)
    assert [line[1] for line in told(asking)] == ["phone"]


def test_an_account_is_told_in_the_program_and_a_letter_is_answered_besides(asking, member):
    incoming.accept(asking.from_an_account(), by=asking.sari)
    (line,) = Notice.objects.filter(state="queued")
    assert (line.template, line.channel, line.to) == (
        "incoming-answered",
        "in_app",
        [f"user:{member.user_id}"],
    )
    incoming.accept(asking.by_letter(), by=asking.sari)
    assert {c for _t, c, _l in told(asking)[1:]} == {"in_app", "official_letter"}


def test_an_answer_silences_what_waited(asking, oci):
    asked = asking.by_phone(by=Actor.of(oci))
    incoming.decline(asked, reason="outside_mandate", by=asking.sari)
    assert Notice.objects.get(template="incoming-received").state == "dropped"


@pytest.mark.parametrize("reason", ["other", "other_unit", "unheard_of"])
def test_no_needs_a_reason_of_the_list_and_some_a_name(asking, reason):
    asked = asking.by_phone()
    with pytest.raises(Refused):
        incoming.decline(asked, reason=reason, by=asking.sari)
    assert asked.state == "received" and not Notice.objects.exists()


def test_only_who_writes_referrals_answers(asking, oci, tono):
    asked = asking.by_phone()
    for stranger in (Actor.of(oci), Actor.of(tono), asking.yusuf):
        with pytest.raises(NotAllowed):
            incoming.accept(asked, by=stranger)
        with pytest.raises(NotAllowed):
            incoming.decline(asked, reason="full", by=stranger)


def test_the_own_contact_takes_it_back_and_the_workers_hear(asking):
    asked = asking.from_an_account()
    incoming.withdraw(asked, note="Keluarga datang", by=asking.yusuf)
    assert asked.state == "withdrawn"
    assert Notice.objects.get(template="incoming-withdrawn").to == ["role:social_worker"]


def test_nobody_takes_back_what_has_become_a_case(asking):
    asked = asking.from_an_account()
    incoming.accept(asked, episode=EpisodeFactory(), by=asking.sari)
    with pytest.raises(NotNow):
        incoming.withdraw(asked, note="Salah", by=asking.yusuf)


def test_a_file_that_is_closed_to_somebody_closes_its_incoming_referral(asking, andi):
    asked, case = asking.by_phone(), EpisodeFactory(case_worker=asking.sari.user)
    incoming.accept(asked, episode=case, by=asking.sari)
    assert Incoming.objects.visible_to(andi).exists()
    case.person.restricted = True
    case.person.save()
    assert (
        not Incoming.objects.visible_to(andi).exists()
        and Incoming.objects.visible_to(asking.sari.user).exists()
    )

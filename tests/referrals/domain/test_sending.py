"""Drafting, the gate, sending, answering and ending."""

import pytest
from django.utils import timezone

from clients.actions.refused import Refused
from clients.models import Episode
from partners.models import Document
from referrals import gate
from referrals.actions import drafting, lifecycle
from referrals.models import LIVE, Referral
from rptc.audit.models import Event
from rptc.flow import NotAllowed, NotNow
from rptc.notices.models import Notice
from rptc.sop.models import Deviation
from tests.factories import PartnerFactory, ServiceFactory
from tests.referrals.domain import table
from tests.referrals.domain.people import receiving_partner

pytestmark = pytest.mark.django_db


def lines(template, **where):
    return list(Notice.objects.filter(template=template, **where).values_list("channel", "state"))


def test_a_referral_gets_its_number_and_belongs_to_who_wrote_it(world):
    referral = world.draft(shared=["name", "assessment"])
    assert (referral.number, referral.worker, referral.state) == ("R-2026-0001", world.sari.user, "draft")
    assert Event.objects.about(referral).get().verb == "referral-started"


def test_an_auditor_writes_no_referral(world):
    with pytest.raises(NotAllowed):
        world.cast["sari"] = world.tono
        world.draft()


def test_two_referrals_of_one_client_to_one_partner_do_not_run_at_once(world):
    world.draft()
    with pytest.raises(Refused, match="already"):
        world.draft()


@pytest.mark.parametrize(("wrong", "words"), [({"serve_days": 0}, "1"), ({"service": "cooking"}, "cooking")])
def test_a_wrong_answer_is_a_sentence(world, wrong, words):
    with pytest.raises(Refused, match=words):
        world.draft(**wrong)


def test_a_closed_case_is_not_referred(world):
    Episode.objects.filter(pk=world.episode.pk).update(state="closed", closed_at=timezone.now())
    with pytest.raises(Refused):
        world.draft()


def test_a_draft_changes_and_a_submitted_one_does_not(world):
    referral = world.draft()
    drafting.change(referral, by=world.sari, serve_days=14)
    assert referral.serve_days == 14
    assert Event.objects.about(referral).last().data == {"fields": ["serve_days"]}
    lifecycle.submit(referral, by=world.sari)
    with pytest.raises(NotNow):
        drafting.change(referral, by=world.sari, serve_days=15)


def test_a_partner_in_order_has_no_findings(world):
    assert gate.findings(world.episode, world.partner, "atensi_care") == []


def test_the_gate_finds_everything_that_speaks_against_a_partner(world):
    bare = PartnerFactory(capacity=0)
    assert gate.findings(world.episode, bare, "atensi_care") == ["document", "service", "capacity"]
    ServiceFactory(partner=bare, meant_for="female", age_min=60)
    assert gate.findings(world.episode, bare, "atensi_care") == ["document", "sex", "age", "capacity"]


def test_a_document_that_ends_before_sending_needs_a_reason_at_sending(world, monday):
    referral = world.submitted()
    Document.objects.update(ends_on="2026-02-02")
    monday("2026-02-03 09.00")
    with pytest.raises(Refused, match="why"):
        lifecycle.approve_and_send(referral, by=world.rina)
    assert referral.state == "submitted"
    lifecycle.approve_and_send(referral, by=world.rina, gate_reason="Perpanjangan sedang ditandatangani")
    deviation = Deviation.objects.get()
    assert (deviation.rule, deviation.approved_by) == ("referral_gate_document", "Rina")
    assert deviation.about_code == referral.code


def test_a_finding_without_a_reason_is_not_even_submitted(world):
    world.partner.documents.all().update(terminated_on="2026-01-01")
    referral = world.draft()
    with pytest.raises(Refused):
        lifecycle.submit(referral, by=world.sari)
    assert referral.gate == ["document"]


def test_sending_opens_one_link_and_asks_the_worker_to_open_whatsapp(world):
    referral = world.sent()
    contact = world.partner.contacts.get()
    notice = Notice.objects.get(template="referral-sent")
    assert notice.to == [f"contact:{contact.pk}", f"user:{world.sari.id}"]
    assert (notice.channel, notice.to_label, notice.context) == ("whatsapp", "Yusuf", {})
    assert referral.links.get().contact == contact
    assert lines("referral-submitted") == [("in_app", "dropped")]


def test_a_partner_without_a_contact_is_sent_to_and_the_worker_is_told(world):
    world.partner.contacts.all().delete()
    referral = world.sent()
    assert not referral.links.exists()
    assert lines("referral-no-contact") == [("in_app", "queued")]


def test_a_worker_sends_nothing_that_is_not_urgent(world):
    referral = world.submitted()
    with pytest.raises(NotAllowed):
        lifecycle.approve_and_send(referral, by=world.sari)
    assert referral.state == "submitted"


def test_an_urgent_one_is_sent_by_the_duty_worker_and_counted_until_approved(world):
    referral = world.submitted(urgent=True)
    lifecycle.approve_and_send(referral, by=world.sari)
    assert Referral.objects.unapproved().get() == referral
    assert Deviation.objects.get(rule="referral_approval").approved_at is None
    with pytest.raises(NotAllowed):
        lifecycle.approve_afterwards(referral, by=world.sari)
    lifecycle.approve_afterwards(referral, by=world.rina)
    assert Deviation.objects.get(rule="referral_approval").approved_by == "Rina"
    assert not Referral.objects.unapproved().exists()
    with pytest.raises(NotNow):
        lifecycle.approve_afterwards(referral, by=world.rina)


def test_an_urgent_sending_waits_for_approval_even_when_the_partner_declines(world):
    referral = world.submitted(urgent=True)
    lifecycle.approve_and_send(referral, by=world.sari)
    lifecycle.decline(referral, reason="full", by=world.yusuf)
    assert lines("referral-to-approve") == [("in_app", "queued")]
    assert lines("referral-sent") == [("whatsapp", "dropped")]


def test_a_late_answer_is_taken_and_stays_late(world, monday):
    referral = world.sent()
    monday("2026-02-09 09.00")
    lifecycle.accept(referral, by=world.yusuf)
    assert referral.promises.get(clock="answer").days_late() == 5


def test_rptc_answers_for_the_partner_only_with_a_note_or_a_scan(world):
    referral = world.sent()
    with pytest.raises(Refused, match="who at the partner"):
        lifecycle.accept(referral, by=world.sari)
    assert referral.state == "sent"
    entry = lifecycle.accept(referral, by=world.sari, for_partner_note="Telepon Yusuf, 10.15")
    assert (entry.actor_label, entry.data) == ("Sari", {"said_by": "Telepon Yusuf, 10.15"})


def test_somebody_of_another_partner_answers_nothing(world):
    with pytest.raises(NotAllowed):
        lifecycle.accept(world.sent(), by=world.hasan)


def test_a_contact_who_left_the_partner_answers_nothing(world):
    referral = world.sent()
    world.partner.contacts.update(ended_at=referral.sent_at)
    with pytest.raises(NotAllowed):
        lifecycle.accept(referral, by=world.yusuf)


@pytest.mark.parametrize(("reason", "note"), [("", ""), ("too_far", ""), ("other", " ")])
def test_a_refusal_needs_a_coded_reason_and_other_needs_words(world, reason, note):
    with pytest.raises(Refused):
        lifecycle.decline(world.sent(), reason=reason, note=note, by=world.yusuf)


def test_a_refusal_keeps_its_reason_and_counts_as_an_answer(world):
    referral = world.sent()
    entry = lifecycle.decline(referral, reason="full", by=world.yusuf)
    assert (entry.reason, referral.reason) == ("full", "full")
    assert referral.promises.get(clock="answer").kept_at == referral.answered_at


def test_after_an_end_nothing_waits_and_no_journey_is_planned(world):
    from referrals.actions import journeys

    referral = world.accepted()
    journeys.plan(referral, leg="there", planned_for=referral.sent_at, officer="Sari", by=world.sari)
    lifecycle.cancel(referral, note="Keluarga datang", by=world.sari)
    assert referral.journeys.get().state == "cancelled"
    waiting = Notice.objects.filter(state="queued", about_code=referral.code)
    assert [line.template for line in waiting] == ["referral-cancelled"]


def test_a_cancelled_draft_is_told_to_nobody(world):
    lifecycle.cancel(world.draft(), note="Salah mitra", by=world.sari)
    assert not Notice.objects.exists()


@pytest.mark.parametrize("verb", ["send_back", "cancel", "transfer", "place", "void"])
def test_acts_that_others_will_ask_about_need_a_reason(world, verb):
    with pytest.raises(Refused):
        getattr(lifecycle, verb)(world.submitted(), note=" ", by=world.rina)


def test_nothing_happens_in_the_future_or_before_the_step_that_came_first(world, monday):
    from tests.referrals.domain.story import wita

    referral = world.sent()
    for wrong in ("2026-02-02 09.01", "2026-02-02 08.59"):
        with pytest.raises(Refused):
            lifecycle.accept(referral, by=world.yusuf, at=wita(wrong))
    assert referral.state == "sent"
    assert not referral.promises.filter(clock="hand_over").exists()


def test_a_case_that_ends_takes_its_referral_off_every_clock(world):
    referral = world.sent()
    assert referral in Referral.objects.running()
    type(world.episode).objects.update(state="closed", closed_at=referral.sent_at)
    assert referral.state in LIVE
    assert referral not in Referral.objects.running()
    with pytest.raises(NotNow):
        lifecycle.accept(referral, by=world.yusuf)


def test_what_is_open_to_somebody_is_what_the_table_says(world):
    referral = world.sent()
    assert set(referral.open_to(world.yusuf)) == {"accept", "decline"}
    assert set(referral.open_to(world.sari)) == {
        "accept",
        "decline",
        "expire",
        "cancel",
        "abscond",
        "decease",
    }
    assert set(referral.open_to(world.rina)) == {*referral.open_to(world.sari), "void"}
    assert referral.open_to(world.tono) == referral.open_to(world.hasan) == []


def test_the_two_tables_have_the_same_moves(world):
    moves = {t.name: t.target for t in Referral(state="draft").get_all_state_transitions()}
    names = {"approve_and_send": "send"}
    assert {names.get(verb, verb): target for verb, (_from, target, _who) in table.VERBS.items()} == {
        verb: str(target) for verb, target in moves.items() if verb not in ("enter_service", "collect")
    }


def test_a_referral_to_a_second_partner_is_not_handed_over_while_the_first_has_the_client(world):
    from referrals.actions import handovers

    world.in_service()
    world.partner, yusuf = receiving_partner("Yayasan Kedua", "Ani"), world.yusuf
    second = world.sent()
    lifecycle.accept(second, by=world.sari, for_partner_note="Telepon Ani")
    with pytest.raises(Refused, match="another partner"):
        handovers.confirm(second, leg="there", side="rptc", by=world.sari)
    assert yusuf.label == "Yusuf"

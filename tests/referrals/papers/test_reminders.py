"""What the ladder asks to be written: to whom, by which name of the partner, and done once it is printed."""

from datetime import timedelta

import pytest
from django.utils import timezone

from partners.models import Partner
from referrals.models import Promise, RungDone
from referrals.papers import bell, fetch, writing
from referrals.papers.kinds import KINDS
from rptc import notices
from rptc.lib.actor import Actor


@pytest.fixture
def late(way):
    """`late(collector)`: nobody collects Baco since ten days."""

    def go(collector="rptc"):
        referral = way.to("ready", collector=collector)
        when = timezone.now() - timedelta(days=10)
        referral.promises.filter(clock="pick_up").update(
            due=when, original_due=when, due_set_at=when - timedelta(days=5)
        )
        return type(referral).objects.get(pk=referral.pk)

    return go


def ask(referral, office, rung, letter=""):
    return notices.queue(
        "referral-rung", to=[f"office:{office}", f"user:{referral.worker_id}"], to_label=office, about=referral,
        key=f"{rung}:{office}", channel="official_letter", rung=rung, letter=letter,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("office", "rung", "letter", "kind"),
    [
        ("partner_head", "pick_up_partner_plus3", "reminder_uncollected_partner_head", "partner-head"),
        ("dinas_head", "pick_up_partner_plus7", "", "dinas-head"),
        ("dinas_head", "pick_up_rptc_plus7", "reminder_uncollected_own_unit", "own-dinas"),
        ("partner_head", "answer_partner_plus9", "", ""),
    ],
)
def test_each_line_of_the_ladder_has_its_letter(late, office, rung, letter, kind):
    assert bell.kind_for(ask(late("partner_delivers"), office, rung, letter)) == kind


def test_the_partners_head_is_written_to_by_its_own_name_and_hears_no_client(late, write):
    referral = late("partner_delivers")
    Partner.objects.filter(pk=referral.partner_id).update(
        discloses=True, masked_name="Mitra 7", head_title="Direktur"
    )
    letter = write("partner-head", type(referral).objects.get(pk=referral.pk))
    said = letter.values
    assert (said["partner_head_title"], said["partner_name"]) == ("Direktur", referral.partner.name)
    assert said["pickup_responsible"] == referral.partner.name
    assert said["days_late_words"] == "lewat 10 hari"
    assert not any(word in str(said) for word in ("Ngalle", "Baco", "B.D.N."))


@pytest.mark.parametrize(
    ("kind", "collector"), [("dinas-head", "partner_delivers"), ("own-dinas", "rptc"), ("own-unit", "rptc")]
)
def test_a_third_party_reads_the_name_that_discloses_nothing(late, write, kind, collector):
    referral = late(collector)
    Partner.objects.filter(pk=referral.partner_id).update(discloses=True, masked_name="Mitra 7")
    letter = write(kind, type(referral).objects.get(pk=referral.pk))
    assert referral.partner.name not in str(letter.values) and letter.link == ""


def test_the_letter_about_our_own_lateness_says_when_it_was_due_and_whom_it_goes_to_next(late, write):
    said = write("own-unit", late()).values
    assert said["recipient_position"].startswith("Kepala UPT") and said["days_late_words"] == "lewat 10 hari"
    assert said["pickup_responsible"].startswith("UPT") and said["failed_attempts"] == "tidak ada"
    assert "Kepala" in said["next_escalation"] and "/referrals/" in said["record_link"]


def test_reminders_are_counted_from_what_the_ladder_said(late, write):
    referral = late("partner_delivers")
    promise = Promise.objects.get(referral=referral, clock="pick_up")
    for rung, state in [("a", "queued"), ("b", "queued"), ("c", "skipped")]:
        RungDone.objects.create(promise=promise, due=promise.due, rung=rung, state=state, at=timezone.now())
    assert write("partner-head", referral).values["reminders_sent"].startswith("2 pengingat")


def test_a_line_is_done_when_its_letter_is_printed_and_not_before(late, write, approve, sari):
    referral = late("partner_delivers")
    line = ask(referral, "partner_head", "pick_up_partner_plus3", "reminder_uncollected_partner_head")
    other = ask(referral, "dinas_head", "pick_up_partner_plus7")
    letter = approve(write("partner-head", referral), referral)
    line.refresh_from_db()
    assert line.state == "queued"
    writing.printed(letter, by=Actor.of(sari))
    line.refresh_from_db()
    other.refresh_from_db()
    assert (line.state, line.done_by, other.state) == ("done", "Sari", "queued")


def test_only_letters_of_the_side_that_owes_are_offered(late, rina):
    found, _members = fetch.referral(rina, late("partner_delivers").code)
    offered = {kind.slug for kind in KINDS.values() if kind.suits(found)}
    assert {"partner-head", "dinas-head"} <= offered and not {"own-unit", "own-dinas"} & offered

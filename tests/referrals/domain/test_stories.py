"""Twelve stories, each saying who was told what and when. What is not in a list was not said."""

import pytest

from referrals.actions import handovers, lifecycle
from tests.factories import ContactFactory, DocumentFactory, PartnerFactory, ServiceFactory
from tests.referrals.domain.story import Story, wita


@pytest.fixture
def story(sari, rina, partner, bed):
    begun = []

    def begin(text):
        begun.append(Story(sari, rina, partner, bed, text))
        return begun[0]

    yield begin
    for one in begun:
        one.end()


def in_service(story, days=10):
    """Sent Monday 2 February 2026, accepted on Tuesday, there on Wednesday; agreed until 15, to be collected by 18."""
    story.is_sent(days=days).at("2026-02-03 09.00").is_accepted().at("2026-02-04 10.00").goes_there()
    assert story.due("serve_until") == "15-02 23.59"
    assert story.due("pick_up") == "18-02 23.59"
    return story.whatsapp_is_opened()


def test_a_silent_partner_is_asked_three_times_and_stays_sent(story):
    silent = story("2026-02-02 09.00").is_sent().at("2026-04-03 09.00")
    assert silent.told() == [
        "02-02 09.00 Bu Rina: submitted",
        "02-02 09.00 Yusuf by whatsapp: sent",
        "04-02 00.01 Sari: answer_partner_zero (told)",
        "04-02 08.00 Yusuf by whatsapp: answer_partner_zero",
        "05-02 00.01 Sari: answer_partner_plus1 (told)",
        "05-02 08.00 Mira by whatsapp: answer_partner_plus1",
        "05-02 08.00 Mira by phone: answer_partner_plus1",
        "06-02 00.01 Bu Rina: answer_partner_plus2",
        "06-02 00.01 Sari: answer_partner_plus2 (told)",
        "06-02 00.01 Bu Rina: undone",  # nobody opened Wednesday's message to Yusuf
        "07-02 00.01 Bu Rina: undone",  # nor Thursday's to Mira
    ]
    silent.referral.refresh_from_db()
    assert silent.referral.state == "sent"


def test_a_client_who_is_never_declared_ready_is_late_on_the_computed_day(story):
    told = in_service(story("2026-02-02 09.00")).at("2026-04-03 09.00").told(since="2026-02-05 00.00")
    assert told == [
        "12-02 00.01 Sari: serve_until_partner_minus3 (told)",
        "12-02 08.00 Yusuf by whatsapp: serve_until_partner_minus3",
        "14-02 00.01 Bu Rina: undone",
        "15-02 00.01 Sari: serve_until_partner_zero (told)",
        "15-02 00.01 Sari: pick_up_rptc_minus3",
        "17-02 00.01 Sari: pick_up_rptc_minus1",
        "18-02 00.01 Sari: pick_up_rptc_zero",
        "18-02 08.00 Yusuf by whatsapp: serve_until_partner_zero",  # 14 and 15 a weekend, 16 and 17 holidays
        "18-02 08.00 Yusuf by whatsapp: pick_up_rptc_zero (told)",
        "19-02 00.01 Bu Rina: pick_up_rptc_plus1",
        "20-02 00.01 Bu Rina: undone",
        "21-02 00.01 Bu Rina: pick_up_rptc_plus3",
        "23-02 08.00 Bu Rina by email: pick_up_rptc_plus3",
        "23-02 08.00 Yusuf by whatsapp: pick_up_rptc_plus3 (told)",
        "25-02 00.01 Bu Rina: pick_up_rptc_plus7 (told)",
        "25-02 00.01 Bu Rina: undone",
        "25-02 08.00 Head of the social office by official_letter: pick_up_rptc_plus7",
        "27-02 00.01 Bu Rina: undone",
        "04-03 00.01 Head of the social office: pick_up_rptc_plus14",
        "04-03 00.01 Bu Rina: pick_up_rptc_plus14",
        *[f"{day} 00.01 {whom}: pick_up_rptc_plus14 no. {n}"
          for n, day in enumerate(["11-03", "18-03", "25-03", "01-04"], start=2)
          for whom in ("Head of the social office", "Bu Rina")],
    ]  # fmt: skip


def test_an_extension_before_the_end_starts_a_new_ladder(story):
    longer = in_service(story("2026-02-02 09.00")).at("2026-02-13 09.00").asks_for_days(7).rina_approves()
    assert (longer.due("serve_until"), longer.due("pick_up")) == ("22-02 23.59", "25-02 23.59")
    longer.whatsapp_is_opened().at("2026-02-26 09.00").partner_gives().rptc_takes().at("2026-04-03 09.00")
    assert longer.told(since="2026-02-13 00.00") == [
        "13-02 09.00 Bu Rina: extension-asked",
        "13-02 09.00 Yusuf by whatsapp: extension-approved",
        "19-02 00.01 Sari: serve_until_partner_minus3 (told)",
        "19-02 08.00 Yusuf by whatsapp: serve_until_partner_minus3",
        "21-02 00.01 Bu Rina: undone",
        "22-02 00.01 Sari: serve_until_partner_zero (told)",
        "22-02 00.01 Sari: pick_up_rptc_minus3",
        "23-02 08.00 Yusuf by whatsapp: serve_until_partner_zero",
        "24-02 00.01 Sari: pick_up_rptc_minus1",
        "25-02 00.01 Sari: pick_up_rptc_zero",
        "25-02 00.01 Bu Rina: undone",
        "25-02 08.00 Yusuf by whatsapp: pick_up_rptc_zero (told)",
        "26-02 00.01 Bu Rina: pick_up_rptc_plus1",
        "26-02 09.00 Sari: half-confirmed",
        "26-02 09.00 Sari: collected",
    ]
    promise = longer.referral.promises.get(clock="pick_up")
    assert (promise.days_late(), promise.days_late_on_original()) == (1, 8)


def test_an_extension_after_the_end_is_flagged_and_the_original_lateness_stays(story):
    late = in_service(story("2026-02-02 09.00")).at("2026-02-20 09.00").whatsapp_is_opened()
    late.asks_for_days(7, "not_picked_up").rina_approves().whatsapp_is_opened()
    assert late.referral.extensions.get().before_expiry is False
    late.at("2026-02-23 09.00").whatsapp_is_opened().plans("back", "2026-02-24 13.00")
    late.at("2026-02-24 14.00").partner_gives().rptc_takes().at("2026-04-03 09.00")
    assert late.told(since="2026-02-20 01.00") == [
        "20-02 09.00 Bu Rina: extension-asked",
        "20-02 09.00 Yusuf by whatsapp: extension-approved",
        "22-02 00.01 Sari: serve_until_partner_zero (told)",
        "22-02 00.01 Sari: pick_up_rptc_minus3",
        "23-02 08.00 Yusuf by whatsapp: serve_until_partner_zero",
        "23-02 09.00 Yusuf by whatsapp: journey-planned",
        "24-02 00.01 Sari: pick_up_rptc_minus1",
        "24-02 14.00 Sari: half-confirmed",
        "24-02 14.00 Sari: collected",
    ]
    promise = late.referral.promises.get(clock="pick_up")
    assert (promise.is_late(), promise.days_late_on_original()) == (False, 6)
    assert late.referral.journeys.get().state == "done"


def test_over_idul_fitri_the_answer_waits_for_two_working_days(story):
    """Sent on Monday 16 March 2026; 18 to 24 March are leave and holidays, and a weekend."""
    sent = story("2026-03-16 09.00").is_sent()
    assert sent.due("answer") == "25-03 23.59"
    assert sent.at("2026-03-31 09.00").told(since="2026-03-17 00.00") == [
        "25-03 00.01 Sari: answer_partner_zero (told)",
        "25-03 08.00 Yusuf by whatsapp: answer_partner_zero",
        "26-03 00.01 Sari: answer_partner_plus1 (told)",
        "26-03 08.00 Mira by whatsapp: answer_partner_plus1",
        "26-03 08.00 Mira by phone: answer_partner_plus1",
        "27-03 00.01 Bu Rina: answer_partner_plus2",
        "27-03 00.01 Sari: answer_partner_plus2 (told)",
        "27-03 00.01 Bu Rina: undone",
        "28-03 00.01 Bu Rina: undone",
    ]


def test_when_the_job_was_down_for_three_days_only_the_highest_rung_speaks(story):
    asleep = in_service(story("2026-02-02 09.00").by_command()).at("2026-02-16 09.00")
    asleep.without_the_job_until("2026-02-19 10.00").tick()
    assert asleep.at("2026-02-21 09.00").told(since="2026-02-16 09.00") == [
        "19-02 10.00 Bu Rina: pick_up_rptc_plus1",
        "20-02 00.01 Bu Rina: undone",  # Yusuf's message of the 18th, queued on the 15th
        "21-02 00.01 Bu Rina: pick_up_rptc_plus3",
        "23-02 08.00 Bu Rina by email: pick_up_rptc_plus3",
        "23-02 08.00 Yusuf by whatsapp: pick_up_rptc_plus3 (told)",
    ]
    climbed = asleep.referral.promises.get(clock="pick_up").rungs.values_list("rung", "state")
    assert list(climbed) == [
        ("pick_up_rptc_minus3", "queued"),
        ("pick_up_rptc_minus1", "skipped"),
        ("pick_up_rptc_zero", "skipped"),
        ("pick_up_rptc_plus1", "queued"),
        ("pick_up_rptc_plus3", "queued"),
    ]


def test_a_declined_referral_goes_to_another_partner(story):
    declined = story("2026-02-02 09.00").is_sent().at("2026-02-04 09.00").is_declined()
    assert declined.at("2026-02-06 09.00").told(since="2026-02-04 08.00") == ["04-02 09.00 Sari: declined"]
    declined.partner = another_partner()
    declined.is_sent().at("2026-02-12 09.00")
    assert declined.told(since="2026-02-06 09.00") == [
        "06-02 09.00 Bu Rina: submitted",
        "06-02 09.00 Hasan by whatsapp: sent",
        "10-02 00.01 Sari: answer_partner_zero (told)",
        "10-02 08.00 Hasan by whatsapp: answer_partner_zero",
        "11-02 00.01 Sari: answer_partner_plus1 (told)",
        "11-02 08.00 Hasan by whatsapp: answer_partner_plus1",  # there is no second contact
        "11-02 08.00 Hasan by phone: answer_partner_plus1",
        "12-02 00.01 Bu Rina: answer_partner_plus2",
        "12-02 00.01 Sari: answer_partner_plus2 (told)",
        "12-02 00.01 Bu Rina: undone",
    ]


def another_partner():
    partner = PartnerFactory(name="Yayasan Contoh Kedua")
    DocumentFactory(partner=partner, signed_on="2025-01-01", starts_on="2025-01-01", ends_on="2027-12-01")
    ServiceFactory(partner=partner)
    ContactFactory(partner=partner, name="Hasan")
    return partner


def test_an_urgent_referral_rings_on_friday_night_and_is_approved_afterwards(story):
    """Sent at 23.00 by the duty worker; the answer is due at 03.00, and what rings then waits for Monday."""
    urgent = story("2026-02-06 23.00").is_sent_by_the_duty_worker()
    assert urgent.due("answer") == "07-02 03.00"
    assert urgent.referral.approved_at is None
    assert urgent.hourly_until("2026-02-09 08.00").told() == [
        "06-02 23.00 Bu Rina: submitted",
        "06-02 23.00 Yusuf by whatsapp: sent",
        "06-02 23.00 Bu Rina: to-approve",
        "06-02 23.00 duty officer by phone: urgent_now",
        "06-02 23.00 duty officer: urgent_now",
        "06-02 23.00 Bu Rina by phone: urgent_now",
        "06-02 23.00 Bu Rina: urgent_now",
        "07-02 03.00 Sari: answer_partner_zero (told)",
        "09-02 03.00 Sari: answer_partner_plus1 (told)",
        "09-02 08.00 Mira by whatsapp: answer_partner_plus1",
        "09-02 08.00 Mira by phone: answer_partner_plus1",
    ]
    lifecycle.approve_afterwards(urgent.referral, by=urgent.rina)
    assert urgent.referral.approved_at == wita("2026-02-09 08.00")


def test_the_family_collects_and_no_bed_is_taken(story):
    family = (
        story("2026-02-02 09.00").is_sent(days=10, collector="family").at("2026-02-03 09.00").is_accepted()
    )
    family.at("2026-02-04 10.00").goes_there().whatsapp_is_opened().at("2026-02-17 09.00")
    family.partner_gives().rptc_takes(bed=None, collected_by="Ibu kandung").at("2026-04-03 09.00")
    assert family.told(since="2026-02-15 00.00") == [
        "15-02 00.01 Sari: serve_until_partner_zero (told)",
        "15-02 00.01 Sari: pick_up_rptc_minus3",
        "17-02 00.01 Sari: pick_up_rptc_minus1",
        "17-02 09.00 Sari: half-confirmed",
        "17-02 09.00 Sari: collected",
    ]
    assert not family.in_the_house()


def test_a_partner_that_delivers_late_is_late_itself(story):
    deliverer = story("2026-02-02 09.00").is_sent(days=10, collector="partner_delivers")
    deliverer.at("2026-02-03 09.00").is_accepted().at("2026-02-04 10.00").goes_there().whatsapp_is_opened()
    deliverer.at("2026-02-27 09.00").partner_gives().rptc_takes().at("2026-04-03 09.00")
    assert deliverer.told(since="2026-02-15 00.00") == [
        "15-02 00.01 Sari: serve_until_partner_zero (told)",
        "15-02 00.01 Sari: pick_up_partner_minus3 (told)",
        "17-02 00.01 Sari: pick_up_partner_minus1 (told)",
        "18-02 00.01 Sari: pick_up_partner_zero (told)",
        "18-02 08.00 Yusuf by whatsapp: serve_until_partner_zero",
        "18-02 08.00 Yusuf by whatsapp: pick_up_partner_zero",  # those of the holidays were overtaken
        "19-02 00.01 Sari: pick_up_partner_plus1 (told)",
        "19-02 08.00 Mira by whatsapp: pick_up_partner_plus1",
        "19-02 08.00 Mira by phone: pick_up_partner_plus1",
        "20-02 00.01 Bu Rina: undone",
        "21-02 00.01 Bu Rina: pick_up_partner_plus3 (told)",
        "21-02 00.01 Sari: pick_up_partner_plus3 (told)",
        "21-02 00.01 Bu Rina: undone",
        "23-02 08.00 Head of the partner by official_letter: pick_up_partner_plus3",
        "25-02 00.01 Bu Rina: pick_up_partner_plus7 (told)",
        "25-02 00.01 Bu Rina: undone",
        "25-02 08.00 Head of the social office by official_letter: pick_up_partner_plus7",
        "27-02 00.01 Bu Rina: undone",
        "27-02 09.00 Sari: half-confirmed",
        "27-02 09.00 Sari: collected",
    ]
    promise = deliverer.referral.promises.get(clock="pick_up")
    assert (promise.owed_by, promise.days_late()) == ("partner", 9)
    assert deliverer.in_the_house()


def test_after_three_working_days_the_unit_head_records_the_partners_half(story):
    """RPTC collected on Wednesday 11 February; Monday and Tuesday after were holidays."""
    half = in_service(story("2026-02-02 09.00")).at("2026-02-09 09.00").is_ready()
    half.at("2026-02-11 09.00").rptc_takes().whatsapp_is_opened().at("2026-02-19 09.00")
    assert half.in_the_house()
    handovers.record_other_half(
        half.referral, leg="back", happened_at=wita("2026-02-11 08.30"), signed_by="Yusuf", note="Berita acara 7",
        by=half.rina,
    )  # fmt: skip
    assert half.at("2026-04-03 09.00").told(since="2026-02-05 00.00") == [
        "09-02 09.00 Sari: ready",
        "11-02 00.01 Sari: pick_up_rptc_minus1",
        "11-02 09.00 Yusuf by whatsapp: half-confirmed",
        "19-02 00.01 Bu Rina: half-overdue",
        "19-02 09.00 Sari: collected",
    ]
    assert half.referral.collected_at == wita("2026-02-11 09.00")  # as the taker states
    assert half.referral.handovers.get(leg="back").late_records == ["partner"]


def test_a_case_that_ends_by_death_stops_every_clock(story):
    dead = in_service(story("2026-02-02 09.00")).at("2026-02-19 09.00")
    dead.case_ends("deceased").at("2026-04-03 09.00")
    assert dead.told(since="2026-02-18 00.00") == [
        "18-02 00.01 Sari: pick_up_rptc_zero",
        "18-02 08.00 Yusuf by whatsapp: pick_up_rptc_zero (told)",
        "19-02 00.01 Bu Rina: pick_up_rptc_plus1",
    ]
    assert not dead.waiting(template="referral-rung")
    lifecycle.decease(dead.referral, by=dead.sari)
    assert dead.told(since="2026-04-03 09.00") == [
        "03-04 09.00 Yusuf by whatsapp: deceased",
        "03-04 09.00 Bu Rina: deceased",
    ]


def test_an_early_ready_moves_the_pick_up_to_three_days_later(story):
    early = in_service(story("2026-02-02 09.00")).at("2026-02-06 09.00").is_ready()
    assert early.due("pick_up") == "09-02 23.59"
    assert (
        early.referral.promises.get(clock="pick_up").original_due
        == early.referral.promises.get(clock="pick_up").due
    )
    assert early.at("2026-02-12 09.00").told(since="2026-02-05 00.00") == [
        "06-02 09.00 Sari: ready",
        "08-02 00.01 Sari: pick_up_rptc_minus1",
        "09-02 00.01 Sari: pick_up_rptc_zero",
        "09-02 08.00 Yusuf by whatsapp: pick_up_rptc_zero (told)",
        "10-02 00.01 Bu Rina: pick_up_rptc_plus1",
        "11-02 00.01 Bu Rina: undone",
        "12-02 00.01 Bu Rina: pick_up_rptc_plus3",
        "12-02 08.00 Bu Rina by email: pick_up_rptc_plus3",
        "12-02 08.00 Yusuf by whatsapp: pick_up_rptc_plus3 (told)",
    ]

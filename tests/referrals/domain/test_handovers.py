"""Two halves, the stay that follows RPTC's own, journeys and attempts."""

from datetime import timedelta

import pytest
from django.utils import timezone

from clients.actions.refused import Refused
from clients.models import BedUse, Stay
from referrals.actions import handovers, journeys, lifecycle
from referrals.refusals import AlreadyConfirmed
from referrals.sweep import sweep
from rptc.audit.models import Event
from rptc.flow import NotAllowed, NotNow
from rptc.notices.models import Notice
from tests.referrals.domain.story import wita

pytestmark = pytest.mark.django_db


def there(world, referral, side, **half):
    by = world.yusuf if side == "partner" else world.sari
    return handovers.confirm(referral, leg="there", side=side, by=by, **half)


def back(world, referral, side, **half):
    by = world.yusuf if side == "partner" else world.sari
    return handovers.confirm(referral, leg="back", side=side, by=by, **half)


def test_leaving_ends_the_stay_at_the_stated_time_and_frees_the_bed(world, monday):
    referral = world.accepted()
    monday("2026-02-02 15.00")
    there(world, referral, "rptc", happened_at=wita("2026-02-02 13.30"))
    stay = Stay.objects.get()
    assert (stay.during.upper, stay.end_reason) == (wita("2026-02-02 13.30"), "referred_partner")
    assert not BedUse.objects.filter(during__upper_inf=True).exists()
    assert referral.state == "accepted"


def test_the_partners_half_moves_no_bed(world):
    referral = world.accepted()
    there(world, referral, "partner")
    assert Stay.objects.open().exists()
    assert referral.state == "accepted"


def test_each_half_alone_waits_for_the_other_on_its_desk(world):
    referral = world.accepted()
    handover = there(world, referral, "partner")
    assert handover.waits_for == "rptc"
    line = Notice.objects.get(template="referral-half-confirmed")
    assert (line.channel, line.to) == ("in_app", [f"user:{world.sari.id}"])


def test_with_the_second_half_the_service_begins_when_the_taker_says(world, monday):
    referral = world.accepted()
    monday("2026-02-03 15.00")
    there(world, referral, "rptc", happened_at=wita("2026-02-03 10.00"))
    there(world, referral, "partner", happened_at=wita("2026-02-03 11.00"))
    assert (referral.state, referral.handed_over_at) == ("in_service", wita("2026-02-03 11.00"))
    assert Notice.objects.get(template="referral-half-confirmed").state == "dropped"


def test_the_same_half_twice_says_who_did_it_and_when(world, monday):
    referral = world.accepted()
    there(world, referral, "partner")
    monday("2026-02-02 12.00")
    with pytest.raises(AlreadyConfirmed) as refusal:
        there(world, referral, "partner")
    assert (refusal.value.who, refusal.value.when) == ("Yusuf", wita("2026-02-02 09.00"))
    assert "Yusuf" in refusal.value.sentence


def test_a_side_fills_only_its_own_half(world):
    referral = world.accepted()
    with pytest.raises(NotAllowed):
        handovers.confirm(referral, leg="there", side="rptc", by=world.yusuf)
    for stranger in (world.sari, world.hasan, world.tono):
        with pytest.raises(NotAllowed):
            handovers.confirm(referral, leg="there", side="partner", by=stranger)


def test_the_way_back_is_closed_before_the_way_there(world):
    with pytest.raises(NotNow):
        back(world, world.accepted(), "partner")


@pytest.mark.parametrize("wrong", ["2026-02-05 09.01", "2026-02-02 08.59"])
def test_a_hand_over_is_neither_in_the_future_nor_before_sending(world, monday, wrong):
    referral = world.accepted()
    monday("2026-02-05 09.00")
    with pytest.raises(Refused):
        there(world, referral, "partner", happened_at=wita(wrong))
    assert not referral.handovers.exists()


def test_nobody_comes_back_before_going_there(world, monday):
    referral = world.accepted()
    monday("2026-02-03 12.00")
    there(world, referral, "rptc", happened_at=wita("2026-02-03 09.00"))
    there(world, referral, "partner", happened_at=wita("2026-02-03 10.00"))
    with pytest.raises(Refused):
        back(world, referral, "rptc", happened_at=wita("2026-02-03 09.30"), bed=world.bed)
    assert not Stay.objects.open().exists()


def test_returning_opens_a_stay_in_a_bed(world, monday):
    referral = world.in_service()
    monday("2026-02-12 16.00")
    back(world, referral, "rptc", bed=world.bed)
    stay = Stay.objects.open().get()
    assert (stay.during.lower, stay.beds.get().bed) == (wita("2026-02-12 16.00"), world.bed)
    assert referral.state == "in_service"


def test_without_a_free_bed_an_overflow_place_needs_a_reason(world, monday):
    referral = world.in_service()
    monday("2026-02-12 16.00")
    for place in ({}, {"overflow_place": "Aula"}):
        with pytest.raises(Refused):
            back(world, referral, "rptc", **place)
    back(world, referral, "rptc", overflow_place="Aula", overflow_reason="Semua tempat tidur terisi")
    stay = Stay.objects.open().get()
    assert (stay.overflow_place, stay.facility) == ("Aula", world.bed.room.facility)


@pytest.mark.parametrize("collector", ["family", "origin_office"])
def test_who_goes_elsewhere_gets_no_bed_and_is_named(world, monday, collector):
    referral = world.in_service(collector=collector)
    monday("2026-02-12 16.00")
    with pytest.raises(Refused, match="who collected"):
        back(world, referral, "rptc")
    back(world, referral, "partner", collected_by="Ibu kandung, KTP diperlihatkan")
    handover = back(world, referral, "rptc")
    assert (referral.state, handover.collected_by) == ("collected", "Ibu kandung, KTP diperlihatkan")
    assert not Stay.objects.open().exists()


def test_a_client_who_never_had_a_bed_can_be_handed_over(world):
    episode = world.another_case()
    referral = world.accepted(episode)
    there(world, referral, "rptc")
    assert Stay.objects.filter(person=episode.person).count() == 0


def test_a_half_recorded_more_than_a_day_later_is_flagged(world, monday):
    referral = world.accepted()
    monday("2026-02-04 09.00")
    on_time = there(world, referral, "rptc", happened_at=wita("2026-02-03 09.00"))
    assert on_time.late_records == []
    late = there(world, referral, "partner", happened_at=wita("2026-02-03 08.59"))
    assert late.late_records == ["partner"]
    flags = Event.objects.filter(verb="handover-there-confirmed").values_list(
        "data__recorded_late", flat=True
    )
    assert list(flags) == [False, True]


def test_paper_needs_its_scan(world):
    with pytest.raises(Refused, match="scan"):
        there(world, world.accepted(), "rptc", means="paper")


def test_the_unit_head_waits_three_working_days_before_recording_the_other_half(world, monday):
    referral = world.accepted()
    there(world, referral, "rptc")
    minutes = {
        "leg": "there",
        "happened_at": wita("2026-02-02 09.30"),
        "signed_by": "Yusuf",
        "note": "Berita acara 3",
    }
    monday("2026-02-05 23.59")
    with pytest.raises(Refused, match="three working days"):
        handovers.record_other_half(referral, by=world.rina, **minutes)
    monday("2026-02-06 00.00")
    with pytest.raises(NotAllowed):
        handovers.record_other_half(referral, by=world.sari, **minutes)
    with pytest.raises(Refused):
        handovers.record_other_half(referral, by=world.rina, **{**minutes, "note": ""})
    handover = handovers.record_other_half(referral, by=world.rina, **minutes)
    assert (handover.partner_by, handover.partner_means, handover.note) == (
        "Yusuf",
        "paper",
        "Berita acara 3",
    )
    assert (referral.state, referral.handed_over_at) == ("in_service", wita("2026-02-02 09.30"))


def test_the_unit_head_recording_rptcs_half_moves_the_bed(world, monday):
    referral = world.accepted()
    there(world, referral, "partner")
    monday("2026-02-09 09.00")
    handovers.record_other_half(
        referral, leg="there", happened_at=wita("2026-02-02 10.00"), signed_by="Andi", note="Buku jaga", by=world.rina
    )  # fmt: skip
    assert Stay.objects.get().during.upper == wita("2026-02-02 10.00")


def test_there_is_no_other_half_to_record_when_none_stands(world):
    with pytest.raises(Refused, match="waiting"):
        handovers.record_other_half(
            world.accepted(), leg="there", happened_at=timezone.now(), signed_by="Yusuf", note="x", by=world.rina
        )  # fmt: skip


def test_once_somebody_confirmed_it_can_neither_fail_nor_be_cancelled(world):
    referral = world.accepted()
    there(world, referral, "partner")
    with pytest.raises(NotNow):
        lifecycle.fail(referral, reason="client_refused", by=world.yusuf)
    with pytest.raises(NotNow):
        lifecycle.cancel(referral, note="Terlambat", by=world.sari)


def test_a_partner_reports_who_ran_away_only_once_it_has_them(world):
    referral = world.accepted()
    with pytest.raises(NotAllowed):
        lifecycle.abscond(referral, by=world.yusuf)
    there(world, referral, "partner")
    lifecycle.abscond(referral, note="Malam hari", by=world.yusuf)
    assert referral.state == "absconded"


# journeys and attempts


def plan(world, referral, leg="there", when="2026-02-03 09.00", by=None):
    return journeys.plan(referral, leg=leg, planned_for=wita(when), officer="Andi", by=by or world.sari)


def test_a_planned_journey_is_told_to_the_partner_and_done_when_the_leg_is(world):
    referral = world.accepted()
    plan(world, referral)
    assert Notice.objects.get(template="referral-journey-planned").to_label == "Yusuf"
    there(world, referral, "rptc")
    assert referral.journeys.get().state == "done"


def test_one_journey_a_leg_and_none_in_the_past(world):
    referral = world.accepted()
    plan(world, referral)
    with pytest.raises(Refused, match="already planned"):
        plan(world, referral)
    with pytest.raises(Refused, match="has passed"):
        plan(world, world.accepted(world.another_case()), when="2026-02-01 09.00")


def test_a_journey_may_be_moved_or_called_off(world):
    journey = plan(world, world.accepted())
    journey = journeys.change(journey, planned_for=wita("2026-02-04 09.00"), vehicle="DD 1", by=world.sari)
    assert (journey.officer, journey.vehicle) == ("Andi", "DD 1")
    assert journeys.cancel(journey, by=world.sari).state == "cancelled"
    with pytest.raises(Refused):
        journeys.cancel(journey, by=world.sari)


def test_a_plan_that_passed_undone_is_asked_about_once_and_explained(world, monday):
    referral = world.accepted()
    plan(world, referral)
    sweep(wita("2026-02-03 23.59"))
    assert not Notice.objects.filter(template="referral-journey-missed").exists()
    for _ in range(2):
        sweep(monday("2026-02-04 00.01"))
    assert Notice.objects.get(template="referral-journey-missed").state == "queued"
    attempt = journeys.attempt_failed(referral, leg="there", reason="vehicle_absent", by=world.sari)
    assert (attempt.journey.state, attempt.against) == ("failed", "rptc")
    assert Notice.objects.get(template="referral-journey-missed").state == "dropped"


@pytest.mark.parametrize(
    ("collector", "leg", "reason", "against"),
    [
        ("rptc", "there", "officer_absent", "partner"),
        ("rptc", "there", "client_absent", "rptc"),
        ("rptc", "back", "pickup_nobody_came", "rptc"),
        ("rptc", "back", "client_absent", "partner"),
        ("partner_delivers", "back", "vehicle_absent", "partner"),
        ("partner_delivers", "back", "refused_at_gate", "rptc"),
        ("rptc", "back", "weather_road", ""),
    ],
)
def test_a_failed_attempt_counts_against_the_right_side(world, collector, leg, reason, against):
    bring = world.accepted if leg == "there" else world.in_service
    referral = bring(world.another_case(), collector=collector)
    assert journeys.attempt_failed(referral, leg=leg, reason=reason, by=world.yusuf).against == against


def test_an_attempt_lies_in_the_past(world):
    with pytest.raises(Refused):
        tomorrow = timezone.now() + timedelta(days=1)
        journeys.attempt_failed(
            world.accepted(), leg="there", reason="client_unwell", happened_at=tomorrow, by=world.sari
        )

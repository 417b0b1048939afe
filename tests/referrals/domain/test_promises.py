"""When promises run out, who owes them, and what moves them (design §5)."""

import pytest
from django.utils import timezone

from clients.actions.refused import Refused
from referrals.actions import extensions, handovers, lifecycle
from referrals.models import Promise
from rptc.clock.models import Holiday
from rptc.sop.models import Limit
from tests.referrals.domain.story import wita

pytestmark = pytest.mark.django_db


def said(referral):
    """{clock: (who owes it, when it is due)}"""
    rows = referral.promises.all()
    return {p.clock: (p.owed_by, f"{timezone.localtime(p.due):%Y-%m-%d %H.%M.%S}") for p in rows}


def test_sending_makes_three_promises_and_acceptance_the_fourth(world, monday):
    referral = world.sent(serve_days=30)
    monday("2026-02-04 23.59")
    lifecycle.accept(referral, by=world.yusuf)
    assert said(referral) == {
        "answer": ("partner", "2026-02-04 23.59.59"),  # two working days
        "serve_until": ("partner", "2026-03-07 23.59.59"),  # three days for the hand-over, then thirty
        "pick_up": ("rptc", "2026-03-10 23.59.59"),  # three days more
        "hand_over": ("rptc", "2026-02-07 23.59.59"),  # three days after the acceptance
    }


@pytest.mark.parametrize(
    ("sent", "answer"),
    [
        ("2025-03-26 09.00", "2025-04-08"),  # Idul Fitri 2025
        ("2026-03-16 09.00", "2026-03-25"),  # Idul Fitri 2026
        ("2026-05-13 09.00", "2026-05-19"),
        ("2026-11-23 00.30", "2026-11-25"),  # 22 November in UTC
        ("2026-12-21 23.59", "2026-12-23"),
    ],
)
def test_the_answer_is_due_in_two_working_days_of_makassar(world, monday, sent, answer):
    monday(sent)
    world.partner.documents.update(signed_on="2024-01-01", starts_on="2024-01-01")
    world.episode.arrived_at = wita(sent)
    assert said(world.sent())["answer"] == ("partner", f"{answer} 23.59.59")


def test_an_urgent_answer_is_due_in_four_hours_at_night_too(world, monday):
    monday("2026-02-06 22.30")
    assert said(world.sent(urgent=True))["answer"] == ("partner", "2026-02-07 02.30.00")


def test_a_partner_that_brings_the_client_back_owes_the_way_back(world):
    assert said(world.sent(collector="partner_delivers"))["pick_up"][0] == "partner"


@pytest.mark.parametrize("collector", ["rptc", "family", "origin_office"])
def test_whoever_else_collects_rptc_owes_the_way_back(world, collector):
    assert said(world.sent(collector=collector))["pick_up"][0] == "rptc"


def test_a_limit_of_one_kind_of_partner_goes_before_the_general_one(world):
    general = Limit.objects.get(code="referral_pickup")
    general.pk, general.value, general.partner_kind = None, 5, "foundation"
    general.save()
    assert said(world.sent(serve_days=30))["pick_up"] == ("rptc", "2026-03-12 23.59.59")


def test_a_calendar_that_does_not_reach_sends_nothing(world):
    referral = world.submitted(serve_days=730)
    with pytest.raises(Refused, match="calendar"):
        lifecycle.approve_and_send(referral, by=world.rina)
    assert (referral.state, referral.sent_at) == ("submitted", None)
    referral.refresh_from_db()
    assert (referral.state, referral.promises.count(), referral.links.count()) == ("submitted", 0, 0)


def test_a_later_holiday_does_not_rewrite_a_promise(world):
    referral = world.sent()
    Holiday.objects.create(date="2026-02-04", name="Libur setempat", kind="lokal")
    assert said(referral)["answer"] == ("partner", "2026-02-04 23.59.59")


def test_the_due_day_itself_is_on_time(world, monday):
    promise = world.in_service(serve_days=10).promises.get(clock="pick_up")
    assert not promise.is_late(wita("2026-02-18 23.59"))
    assert promise.is_late(wita("2026-02-19 00.00"))
    assert [promise.days_late(wita(f"2026-02-{day} 00.30")) for day in (18, 19, 21)] == [0, 1, 3]


def test_ready_later_than_agreed_moves_nothing(world, monday):
    referral = world.in_service(serve_days=10)
    before = said(referral)
    monday("2026-02-17 09.00")
    lifecycle.ready(referral, by=world.yusuf)
    assert said(referral) == before


def test_ready_on_the_agreed_day_keeps_the_promise(world, monday):
    referral = world.in_service(serve_days=10)
    monday("2026-02-15 23.59")
    lifecycle.ready(referral, by=world.yusuf)
    promise = referral.promises.get(clock="serve_until")
    assert (promise.kept_at, promise.is_late()) == (wita("2026-02-15 23.59"), False)


def test_ready_early_moves_the_original_too(world, monday):
    referral = world.in_service(serve_days=10)
    monday("2026-02-09 09.00")
    lifecycle.ready(referral, by=world.yusuf)
    promise = referral.promises.get(clock="pick_up")
    assert timezone.localdate(promise.due).isoformat() == "2026-02-12"
    assert promise.original_due == promise.due


def test_after_an_extension_an_early_ready_never_loosens_the_original(world, monday):
    """Agreed until 15, extended by 14 days; ready on the 20th: collect by 23, judged against 18."""
    referral = world.in_service(serve_days=10)
    extensions.decide(
        extensions.ask(referral, days=14, reason="client_need", by=world.yusuf), approve=True, by=world.rina
    )
    monday("2026-02-20 09.00")
    lifecycle.ready(referral, by=world.yusuf)
    promise = referral.promises.get(clock="pick_up")
    assert [timezone.localdate(at).day for at in (promise.due, promise.original_due)] == [23, 18]


def test_a_side_that_did_its_half_is_late_no_more(world, monday):
    """RPTC collected on the last day; that the partner has not confirmed is not RPTC's lateness."""
    referral = world.in_service(serve_days=10)
    monday("2026-02-18 15.00")
    handovers.confirm(referral, leg="back", side="rptc", bed=world.bed, by=world.sari)
    assert not Promise.objects.late(wita("2026-02-25 09.00")).filter(clock="pick_up").exists()


def test_a_half_of_the_other_side_keeps_the_lateness_where_it_is(world, monday):
    referral = world.in_service(serve_days=10)
    monday("2026-02-18 15.00")
    handovers.confirm(referral, leg="back", side="partner", by=world.yusuf)
    late = Promise.objects.late(wita("2026-02-25 09.00")).filter(clock="pick_up")
    assert [promise.owed_by for promise in late] == ["rptc"]


def test_lateness_stops_growing_when_the_referral_ends(world, monday):
    referral = world.sent()
    monday("2026-02-06 09.00")
    lifecycle.expire(referral, by=world.sari)
    monday("2026-05-06 09.00")
    assert referral.promises.get(clock="answer").days_late() == 2


def test_what_is_kept_is_what_the_taker_states(world, monday):
    referral = world.accepted(serve_days=10)
    monday("2026-02-05 10.00")
    handovers.confirm(referral, leg="there", side="rptc", happened_at=wita("2026-02-04 10.00"), by=world.sari)
    handovers.confirm(
        referral, leg="there", side="partner", happened_at=wita("2026-02-04 11.30"), by=world.yusuf
    )
    assert (
        referral.handed_over_at
        == referral.promises.get(clock="hand_over").kept_at
        == wita("2026-02-04 11.30")
    )
    monday("2026-02-12 10.00")
    handovers.confirm(
        referral, leg="back", side="partner", happened_at=wita("2026-02-12 08.00"), by=world.yusuf
    )
    handovers.confirm(
        referral, leg="back", side="rptc", happened_at=wita("2026-02-12 09.00"), bed=world.bed, by=world.sari
    )
    kept = {p.clock: p.kept_at for p in referral.promises.all()}
    assert kept["serve_until"] == kept["pick_up"] == referral.collected_at == wita("2026-02-12 09.00")

"""What is known of partners, read from the registry and the referrals, in the same number of statements for any number."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from referrals.actions import lifecycle
from referrals.models import Referral
from referrals.suggested import suggest
from tests.factories import DocumentFactory, EpisodeFactory, PartnerFactory, ReferralFactory, ServiceFactory

pytestmark = pytest.mark.django_db
SERVICE = "atensi_care"


def offering(name, document=True, **more):
    partner = PartnerFactory(name=name, **more)
    ServiceFactory(partner=partner, kind=SERVICE)
    if document:
        DocumentFactory(partner=partner)
    return partner


def answered(partner, hours, state="closed", days_ago=10, **more):
    """A referral of somebody else's that was answered after so many hours."""
    sent = timezone.now() - timedelta(days=days_ago)
    times = {
        "sent_at": sent,
        "answered_at": sent + timedelta(hours=hours),
        "ended_at": sent + timedelta(hours=hours),
    }
    return ReferralFactory(partner=partner, state=state, **times | more)


def found(episode, sari):
    offers, others = suggest(episode, SERVICE, sari, timezone.now())
    return {s.partner.name: s for s in offers}, [s.partner.name for s in others]


def test_the_median_of_answers_counts_half_a_year_and_leaves_out_what_waits(episode, sari):
    quick = offering("Cepat")
    for hours in (2, 4, 30):
        answered(quick, hours)
    answered(quick, 500, days_ago=200)  # too long ago
    answered(quick, 900, state="void")  # entered in error
    ReferralFactory(partner=quick, state="sent", sent_at=timezone.now() - timedelta(days=2))
    offers, _others = found(episode, sari)
    assert (offers["Cepat"].hours, offers["Cepat"].answers, offers["Cepat"].running) == (4, 3, 1)


def test_declined_and_expired_are_counted_apart(episode, sari):
    partner = offering("Sering Menolak")
    answered(partner, 1, state="declined", reason="full")
    ReferralFactory(
        partner=partner, state="expired", sent_at=timezone.now() - timedelta(days=9), ended_at=timezone.now()
    )
    one = found(episode, sari)[0]["Sering Menolak"]
    assert (one.declined, one.expired, one.said) == (1, 1, None)  # of other clients


def test_places_left_are_capacity_less_what_runs(episode, sari):
    full, roomy, unknown = offering("Penuh", capacity=1), offering("Lega", capacity=3), offering("Entah")
    for partner in (full, roomy, unknown):
        ReferralFactory(partner=partner, state="sent", sent_at=timezone.now())
    offers, _others = found(episode, sari)
    assert {name: s.places for name, s in offers.items()} == {"Penuh": 0, "Lega": 2, "Entah": None}
    assert offers["Penuh"].against == ["capacity"] and list(offers) == ["Lega", "Entah", "Penuh"]


def test_who_does_not_offer_the_service_stands_apart(episode, sari):
    PartnerFactory(name="Lain Bidang")
    ended = offering("Dulu Saja")
    ended.services.update(ended_on=timezone.localdate())
    offers, others = found(episode, sari)
    assert offers == {} and others == ["Dulu Saja", "Lain Bidang"]


def test_a_partner_without_a_document_is_shown_and_needs_a_reason(episode, sari):
    offering("Tanpa Dokumen", document=False)
    one = found(episode, sari)[0]["Tanpa Dokumen"]
    assert one.against == ["document"] and not one.status.valid


def test_who_declined_this_client_is_pushed_down_with_the_reason(as_, way, sari):
    way.to("sent")
    lifecycle.decline(way.referral, reason="full", by=way.yusuf)
    offering("Zona Terakhir", document=False)
    offers, _others = found(way.episode, sari)
    assert list(offers) == ["Zona Terakhir", way.partner.name]
    assert (offers[way.partner.name].said.state, offers[way.partner.name].said.reason) == ("declined", "full")


def test_a_partner_that_served_the_client_later_is_forgiven(way, sari, episode):
    long_ago = timezone.now() - timedelta(days=90)
    ReferralFactory(episode=episode, partner=way.partner, state="declined", reason="full", sent_at=long_ago)
    ReferralFactory(
        episode=episode, partner=way.partner, state="closed", sent_at=long_ago + timedelta(days=9)
    )
    assert found(episode, sari)[0][way.partner.name].said is None


def test_what_a_partner_owes_late_is_counted_and_what_rptc_owes_is_not(monday, way, sari):
    way.to("sent")
    monday("2026-02-10 09.00")
    assert found(way.episode, sari)[0][way.partner.name].late == 1
    lifecycle.accept(way.referral, by=way.yusuf)
    monday("2026-02-27 09.00")  # now RPTC has not handed over
    assert way.referral.promises.get(clock="hand_over").is_late()
    assert found(way.episode, sari)[0][way.partner.name].late == 0


def test_forty_partners_cost_what_two_cost(episode, sari):
    def cost():
        with CaptureQueriesContext(connection) as spent:
            suggest(episode, SERVICE, sari, timezone.now())
        return len(spent)

    for n in range(2):
        answered(offering(f"Mitra {n}", capacity=3), 5)
    cost()  # what the person may do is asked once
    two = cost()
    for n in range(38):
        answered(offering(f"Lagi {n:02}", capacity=3), 5)
    assert Referral.objects.count() == 40
    assert cost() == two <= 12


def test_the_gate_and_the_suggestion_say_the_same(episode, sari):
    from referrals import gate

    for number in range(3):
        partner = offering(f"Mitra {number}", document=number != 1, capacity=number)
        ReferralFactory(partner=partner, state="sent", sent_at=timezone.now())
    offers, _others = found(episode, sari)
    for one in offers.values():
        assert one.against == gate.findings(episode, one.partner, SERVICE)


def test_where_the_client_has_an_open_referral_it_is_shown_and_not_chosen(as_, way, sari):
    way.to("sent")
    offering("Yang Lain", document=False)
    offers, _others = found(way.episode, sari)
    assert list(offers) == ["Yang Lain", way.partner.name] and offers[way.partner.name].open == way.referral
    at = reverse("referrals:referral-partners", args=[way.episode.code])
    answer = as_(sari).get(at, {"service": SERVICE})
    text = answer.content.decode()
    assert way.referral.number in text and f"partner={way.partner.code}" not in text
    assert answer.context["offering"][1].below


def test_an_open_referral_of_an_earlier_case_is_none_of_this_one(way, sari):
    way.to("draft")
    type(way.episode).objects.update(state="closed", closed_at=timezone.now(), exit_type="family")
    again = EpisodeFactory(person=way.episode.person, case_worker=sari)
    assert found(again, sari)[0][way.partner.name].open is None

"""After a no, a silence or a failure: the next partner, with everything filled in, once."""

import pytest
from django.urls import reverse

from referrals import reoffering as after
from referrals.actions import lifecycle, reoffering
from referrals.models import Referral
from referrals.refusals import Refused
from rptc.flow import NotNow
from tests.factories import DocumentFactory, PartnerFactory, ServiceFactory
from tests.referrals.choosing.consenting import by_consent

pytestmark = pytest.mark.django_db


def page(referral, slug="reoffer"):
    return reverse(f"referrals:referral-{slug}", args=[referral.code])


@pytest.fixture
def other(db):
    partner = PartnerFactory(name="Mitra Kedua")
    ServiceFactory(partner=partner, kind="atensi_care")
    DocumentFactory(partner=partner)
    return partner


@pytest.fixture
def declined(way):
    way.to("sent", urgent=True, gate_reason="Hanya untuk mitra pertama")
    lifecycle.decline(way.referral, reason="full", by=way.yusuf)
    return way.referral


def waiting():
    return list(Referral.objects.to_reoffer())


def test_one_press_fills_everything_in(as_, sari, declined, other):
    client = as_(sari)
    text = client.get(page(declined)).content.decode()
    assert "Tempat penuh".lower() in text.lower() and "cari mitra lain hari ini" in text
    assert waiting() == [declined]
    answer = client.post(page(declined), {"partner": other.code})
    made = declined.reoffered
    assert answer.url == page(made, "sharing")
    same = [
        "service",
        "purpose",
        "collector",
        "serve_days",
        "urgent",
        "shared",
        "basis",
        "no_consent_reason",
        "episode",
    ]
    assert [getattr(made, name) for name in same] == [getattr(declined, name) for name in same]
    assert (made.partner, made.state, made.gate_reason, made.worker) == (
        other,
        "draft",
        "",
        sari,
    ) and waiting() == []


def test_the_partner_before_stands_last_with_its_reason(as_, sari, declined, other):
    cards = as_(sari).get(page(declined)).context["offering"]
    assert [card.name for card in cards] == ["Mitra Kedua", declined.partner.name]
    assert "tempat penuh" in cards[1].marks[0][0] and cards[1].below


def test_consent_is_asked_anew(way, other):
    way.to("draft")
    by_consent(way.referral, way.sari)
    way.submitted(), way.sent()
    lifecycle.decline(way.referral, reason="full", by=way.yusuf)
    made = reoffering.reoffer(way.referral, partner=other, by=way.sari)
    assert (made.basis, made.consent, made.shared) == ("", None, ["alias", "marks"])
    with pytest.raises(Refused):
        lifecycle.submit(made, by=way.sari)


def test_a_second_press_finds_the_first_draft_whoever_presses(as_, sari, andi, declined, other):
    third = PartnerFactory(name="Mitra Ketiga")
    first = as_(sari).post(page(declined), {"partner": other.code})
    again = as_(sari).post(page(declined), {"partner": other.code})
    assert first.url == again.url and Referral.objects.count() == 2
    elsewhere = as_(andi).post(page(declined), {"partner": third.code}, follow=True)
    assert "Mitra Kedua" in str(next(iter(elsewhere.context["messages"]))) and Referral.objects.count() == 2
    assert as_(andi).get(page(declined)).status_code == 302


def test_silence_expires_and_is_offered_in_one_act(way, other):
    way.to("sent")
    made = reoffering.reoffer(way.referral, partner=other, by=way.sari)
    way.referral.refresh_from_db()
    assert way.referral.state == "expired" and made.reoffer_of == way.referral


def test_where_the_draft_cannot_be_made_the_old_one_keeps_waiting(way, other):
    way.to("sent")
    type(other).objects.filter(pk=other.pk).update(ended_on="2026-01-01")
    other.refresh_from_db()
    with pytest.raises(Refused):
        reoffering.reoffer(way.referral, partner=other, by=way.sari)
    way.referral.refresh_from_db()
    assert way.referral.state == "sent" and Referral.objects.count() == 1


def test_who_has_not_answered_is_not_asked_again(as_, sari, way, other):
    way.to("sent")
    with pytest.raises(Refused):
        reoffering.reoffer(way.referral, partner=way.partner, by=way.sari)
    assert [card.name for card in as_(sari).get(page(way.referral)).context["offering"]] == ["Mitra Kedua"]


def test_who_only_missed_papers_may_be_asked_again(way):
    way.to("sent")
    lifecycle.decline(way.referral, reason="document_incomplete", by=way.yusuf)
    assert reoffering.reoffer(way.referral, partner=way.partner, by=way.sari).partner == way.partner


@pytest.mark.parametrize(
    "state", ["draft", "submitted", "accepted", "in_service", "ready", "collected", "closed"]
)
def test_what_runs_or_went_well_is_not_offered_again(way, other, state):
    way.to(state)
    with pytest.raises(NotNow):
        reoffering.reoffer(way.referral, partner=other, by=way.sari)
    assert waiting() == []


def test_what_failed_waits_too(way):
    way.to("accepted")
    lifecycle.fail(way.referral, reason="client_refused", by=way.sari)
    assert waiting() == [way.referral] and after.next_step(way.referral)[0]


def test_a_case_that_closed_needs_no_other_partner(way, declined):
    closed = {"state": "closed", "closed_at": declined.ended_at, "exit_type": "family"}
    type(way.episode).objects.filter(pk=way.episode.pk).update(**closed)
    assert waiting() == []


def test_saying_that_none_is_needed_takes_a_reason_and_takes_it_off_the_list(as_, sari, declined):
    client = as_(sari)
    assert "r-errors" in client.post(page(declined, "no-reoffer"), {"note": ""}).content.decode()
    assert waiting() == [declined]
    client.post(page(declined, "no-reoffer"), {"note": "Keluarga datang"})
    assert waiting() == [] and declined.log.last().reason == "Keluarga datang"
    text = client.get(page(declined, "detail")).content.decode()
    assert "Keluarga datang" in text and "Tidak perlu mitra lain" in text


def test_a_second_offer_that_is_dropped_stands_in_for_the_first(way, declined, other):
    second = reoffering.reoffer(declined, partner=other, by=way.sari)
    lifecycle.cancel(second, note="Salah", by=way.sari)
    assert waiting() == [second]
    third = reoffering.reoffer(second, partner=PartnerFactory(name="Mitra Ketiga"), by=way.sari)
    assert third.reoffer_of == second and waiting() == []


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("full", "Offer it to another partner"), ("document_incomplete", "Complete the papers"), ("health_first", "Health first"),
        ("funding_short", "unit head"), ("client_declined", "Talk with the client"), ("guardian_declined", "case conference"),
        ("already_family", "No other partner is needed"),
    ],
)  # fmt: skip
def test_the_reason_drives_the_next_step(way, reason, words):
    from django.utils import translation

    way.to("sent")
    lifecycle.decline(way.referral, reason=reason, by=way.yusuf)
    with translation.override("en"):
        step, said = after.next_step(way.referral)
    assert words in step and said


def test_every_next_step_of_the_list_has_words():
    from referrals import lists

    assert {row["next_step"] for row in lists.DECLINE.rows().values()} <= set(after.STEPS)


def test_the_page_of_the_old_one_leads_to_the_new_one(as_, sari, way, declined, other):
    client = as_(sari)
    before = client.get(page(declined, "detail"))
    assert before.context["again"] and page(declined) in before.content.decode()
    made = reoffering.reoffer(declined, partner=other, by=way.sari)
    now = client.get(page(declined, "detail"))
    assert not now.context["again"] and made.number in now.content.decode()

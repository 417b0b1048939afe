"""Stories of choosing: the next partner after a no or a silence, a consent that ends midway, a partner whose name tells."""

from datetime import date

import pytest
from django.utils import timezone

from clients.actions import consents
from referrals import sharing, whatsapp
from referrals.actions import drafting, lifecycle, links, reoffering
from referrals.models import Referral
from referrals.suggested import suggest
from referrals.views.staff.parts import suggestions
from rptc.flow import NotNow
from tests.referrals.choosing.consenting import consent
from tests.referrals.domain.people import contact_of, receiving_partner
from tests.referrals.domain.story import Story

pytestmark = pytest.mark.django_db
BEGINS = "2026-02-02 09.00"


@pytest.fixture
def story(sari, rina, partner, bed):
    made = []

    def begin(at=BEGINS):
        made.append(Story(sari, rina, partner, bed, at))
        return made[-1]

    yield begin
    made[-1].end()


@pytest.fixture
def second(db):
    return receiving_partner("Yayasan Kedua", "Hasan")


def goes_on_with(story, partner):
    """Sari offers it to the next partner, checks and submits; Bu Rina sends; Sari opens WhatsApp. From now on the story
    is that of the new referral."""
    old = story.referral
    story.referral = reoffering.reoffer(old, partner=partner, by=story.sari)
    story.yusuf = contact_of(partner)
    lifecycle.submit(story.referral, by=story.sari)
    lifecycle.approve_and_send(story.referral, by=story.rina)
    links.told(story.referral.links.first(), by=story.sari)
    return old


def first_choice(story):
    offers, _others = suggest(story.episode, "atensi_care", story.sari.user, timezone.now())
    return [one.partner.name for one in offers]


def to_reoffer():
    return list(Referral.objects.to_reoffer())


def test_declined_on_the_second_day_taken_by_the_next_partner_and_home_after_a_month(story, second):
    """Thirty-five days: no, the next partner within minutes, service, collection; nothing is left open."""
    day = story().is_sent()
    day.at("2026-02-03 10.00").is_declined("full")
    assert to_reoffer() == [day.referral]
    assert day.told("2026-02-03 09.00") == ["03-02 10.00 Sari: declined"]
    assert first_choice(day) == ["Yayasan Kedua", "Sentra Contoh"]
    old = goes_on_with(day, second)
    assert to_reoffer() == [] and day.referral.reoffer_of == old
    assert day.told("2026-02-03 10.00") == [
        "03-02 10.00 Sari: declined", "03-02 10.00 Bu Rina: submitted", "03-02 10.00 Hasan by whatsapp: sent",
    ]  # fmt: skip
    day.at("2026-02-04 09.00").is_accepted().at("2026-02-04 13.00").goes_there()
    day.at("2026-03-05 09.00").is_ready().at("2026-03-06 10.00").partner_gives().rptc_takes()
    lifecycle.close(day.referral, outcome="Kembali ke keluarga", by=day.sari)
    day.at("2026-03-09 09.00")
    old.refresh_from_db()
    assert (old.state, day.referral.state) == ("declined", "closed") and not day.waiting()


def test_silence_for_three_days_is_ended_and_offered_in_one_press(story, second):
    """The ladder of the answer speaks; Sari stops waiting, the first partner hears that it expired, the second takes over."""
    day = story().is_sent()
    day.at("2026-02-06 09.00")
    assert day.referral.promises.get(clock="answer").is_late()
    climbed = [line for line in day.told() if "answer_" in line]
    assert climbed
    old = goes_on_with(day, second)
    old.refresh_from_db()
    assert (old.state, day.referral.state) == ("expired", "sent")
    assert [line for line in day.told("2026-02-06 09.00") if "expired" in line] == [
        "06-02 09.00 Yusuf by whatsapp: expired"
    ]
    day.at("2026-02-20 09.00")
    assert not [
        line for line in day.told("2026-02-06 10.00") if "Yusuf" in line
    ]  # nobody nags who was let go
    with pytest.raises(NotNow):
        lifecycle.accept(old, by=contact_of(day.partner))


def test_a_consent_withdrawn_midway_shuts_the_page_tells_both_and_moves_nothing(story):
    """Ninety days of service; on the fortieth the mother withdraws: the client stays where they are, the data do not."""
    day = story()
    day.referral = drafting.start(
        episode=day.episode,
        partner=day.partner,
        service="atensi_care",
        purpose="Rawat",
        serve_days=60,
        by=day.sari,
    )
    given = consent(day.referral, day.sari, scope=["alias", "marks"])
    drafting.change(day.referral, shared=["alias", "marks"], basis="consent", consent=given, by=day.sari)
    lifecycle.submit(day.referral, by=day.sari)
    lifecycle.approve_and_send(day.referral, by=day.rina)
    day.whatsapp_is_opened().at("2026-02-03 09.00").is_accepted().at("2026-02-03 13.00").goes_there()
    day.at("2026-03-14 15.00")
    assert sharing.given(day.referral) == ["alias", "marks"]
    consents.withdraw(given, reason="Ibu menarik izinnya", by=day.sari)
    assert sharing.given(day.referral) == []
    day.tick()
    day.at("2026-03-20 09.00")
    told = [line for line in day.told("2026-03-14 15.00") if "consent" in line or "shared" in line]
    assert told == ["14-03 15.00 Sari: consent-ended", "14-03 15.00 Yusuf by whatsapp: no-longer-shared"]
    day.referral.refresh_from_db()
    assert day.referral.state == "in_service" and not day.in_the_house()


def test_a_consent_that_runs_out_is_noticed_the_same_night_and_a_new_one_opens_again(story):
    day = story()
    day.referral = drafting.start(
        episode=day.episode,
        partner=day.partner,
        service="atensi_care",
        purpose="Rawat",
        serve_days=60,
        by=day.sari,
    )
    given = consent(day.referral, day.sari, scope=["alias"], expires_on=date(2026, 2, 15))
    drafting.change(day.referral, shared=["alias"], basis="consent", consent=given, by=day.sari)
    lifecycle.submit(day.referral, by=day.sari)
    lifecycle.approve_and_send(day.referral, by=day.rina)
    day.whatsapp_is_opened().is_accepted().goes_there()
    day.at("2026-02-15 23.00")
    assert sharing.given(day.referral) == ["alias"] and not [
        line for line in day.told() if "consent-ended" in line
    ]
    day.at("2026-02-16 07.00")
    assert sharing.given(day.referral) == [] and "16-02 00.01 Sari: consent-ended" in day.told()
    consent(day.referral, day.sari, scope=["alias"])
    assert sharing.given(day.referral) == ["alias"]
    day.at("2026-03-20 09.00")
    assert len([line for line in day.told() if "consent-ended" in line]) == 1


def test_a_partner_whose_name_tells_is_masked_wherever_it_leaves_the_team(story, second):
    """Declined by the clinic, offered to the foundation: no message and no consent in the file names the clinic."""
    day = story()
    type(day.partner).objects.filter(pk=day.partner.pk).update(
        name="Klinik VCT Contoh", discloses=True, masked_name="Mitra kesehatan"
    )
    day.partner.refresh_from_db()
    day.is_sent()
    given = consent(day.referral, day.sari)
    assert given.recipient_label == "Mitra kesehatan" and "VCT" not in str(given)
    day.at("2026-02-04 10.00").is_declined("no_specialist")
    goes_on_with(day, second)
    day.at("2026-03-05 09.00")
    offers, _others = suggest(day.episode, "atensi_care", day.sari.user, timezone.now())
    shown = [card.name for card in suggestions.cards(offers, day.sari.user)]
    assert shown == ["Klinik VCT Contoh", "Yayasan Kedua"]  # the case team; where it is open stands last
    assert "VCT" not in str(day.told()) + whatsapp.text(day.referral, day.referral.links.first())


def test_a_family_that_came_meanwhile_needs_no_other_partner(story):
    """Declined with "family has come": the reason says close; Sari says so, and thirty days later nothing nags."""
    day = story().is_sent()
    day.at("2026-02-03 10.00").is_declined("already_family")
    assert to_reoffer() == [day.referral]
    reoffering.not_needed(day.referral, note="Dijemput ibunya", by=day.sari)
    day.at("2026-03-05 09.00")
    assert to_reoffer() == [] and not day.told("2026-02-03 11.00")

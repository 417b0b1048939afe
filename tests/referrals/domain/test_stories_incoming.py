"""Referrals to RPTC over weeks, each saying who was told what and when. What is not in a list was not said."""

from datetime import timedelta

import pytest
from django.utils import timezone

from clients.models import Draft
from partners.models import Member
from referrals.actions import incoming, lifecycle, reports
from referrals.models import Incoming, Report
from rptc.lib.actor import Actor
from rptc.notices.models import Notice
from tests.factories import EpisodeFactory, UserFactory
from tests.referrals.domain.story import Story
from tests.referrals.incoming.conftest import BOY


class Asked(Story):
    """Yusuf's partner asks RPTC; Sari or Bu Rina answers; Oci writes down what she hears on the street."""

    def __init__(self, *args):
        super().__init__(*args)
        self.oci = Actor.of(UserFactory(username="oci", full_name="Oci", role="outreach_officer"))
        self.names |= {"role:social_worker": "the workers"}

    def has_an_account(self):
        user = UserFactory(username="yusuf", full_name="Yusuf", role="partner_officer")
        contact = self.partner.contacts.get(pk=self.yusuf.id)
        Member.objects.create(user=user, partner=self.partner, contact=contact, invited_by="Sari")
        self.names[f"user:{user.pk}"] = "Yusuf"
        return self

    def is_asked(self, by=None, means="phone", **changes):
        asked = {
            "partner": self.partner,
            "contact_name": "Yusuf",
            "contact_phone": "0812-3456-7890",
            **changes,
        }
        self.asked = incoming.receive(client=BOY, means=means, by=by or self.sari, **asked)
        return self

    def says_yes(self, by=None, **given):
        incoming.accept(self.asked, by=by or self.sari, **given)
        return self

    def says_no(self, reason="full"):
        incoming.decline(self.asked, reason=reason, by=self.sari)
        return self

    def intake_is_finished(self):
        """As clients would do it; nobody tells the referral."""
        self.episode = EpisodeFactory(case_worker=self.sari.user)
        Draft.objects.unfinished().update(
            episode=self.episode, person=self.episode.person, submitted_at=timezone.now()
        )
        return self

    def now(self):
        return Incoming.objects.with_case().get(pk=self.asked.pk)


@pytest.fixture
def story(sari, rina, partner, bed):
    begun = []

    def begin(text):
        begun.append(Asked(sari, rina, partner, bed, text))
        return begun[0]

    yield begin
    for one in begun:
        one.end()


def test_a_silent_rptc_is_late_itself_and_the_head_hears_of_it(story):
    silent = story("2026-02-02 09.00").is_asked().at("2026-05-03 09.00")
    assert silent.now().is_late() and silent.now().days_late() == 88
    assert silent.told() == [
        "04-02 00.01 Sari: answer_rptc_zero",
        "05-02 00.01 Bu Rina: answer_rptc_plus1",
        "05-02 08.00 Yusuf by whatsapp: answer_rptc_plus1 (told)",
        "07-02 00.01 Bu Rina: incoming-undone",  # nobody told Yusuf that RPTC is late
    ]


def test_declined_for_want_of_a_place_then_asked_again_and_taken_in(story):
    again = story("2026-02-02 09.00").is_asked(means="letter", letter_number="12/SC/II/2026").says_no()
    first = again.asked
    again.at("2026-02-20 10.00").is_asked(means="letter", letter_number="19/SC/II/2026").at(
        "2026-02-23 10.00"
    ).says_yes()
    again.at("2026-02-24 10.00").intake_is_finished().at("2026-04-01 09.00")
    assert (first.number, again.asked.number) == ("M-2026-0001", "M-2026-0002")
    assert again.now().case == again.episode and not again.now().is_late()
    assert again.told() == [
        "02-02 09.00 Sari by official_letter: incoming-tell-sender",  # the letter that she has to write
        "04-02 00.01 Bu Rina: incoming-undone",
        "23-02 10.00 Sari by official_letter: incoming-tell-sender",
        "25-02 00.01 Bu Rina: incoming-undone",
    ]


def test_urgent_at_night_is_answered_within_the_hour_by_the_emergency_path(story):
    night = story("2026-02-06 23.10")  # a Friday
    night.is_asked(by=night.oci, urgent=True).hourly_until("2026-02-07 01.10").says_yes(
        by=night.rina, emergency=True
    )
    assert Draft.objects.get().emergency and night.now().worker == night.rina.user
    night.at("2026-03-10 09.00")
    assert night.told() == [
        "06-02 23.10 the workers: incoming-received",
        "07-02 01.10 Yusuf by whatsapp: incoming-tell-sender",
        "10-02 00.01 Bu Rina: incoming-undone",
    ]


def test_urgent_at_night_and_nobody_answers(story):
    night = story("2026-02-06 23.10")
    night.is_asked(by=night.oci, urgent=True).hourly_until("2026-02-09 12.10")
    assert night.told() == [
        "06-02 23.10 the workers: incoming-received",
        "07-02 03.10 the workers: answer_rptc_zero",
        "09-02 03.10 Bu Rina: answer_rptc_plus1",
        "09-02 08.00 Yusuf by whatsapp: answer_rptc_plus1 (told)",
    ]
    first = Notice.objects.get(template="incoming-received")
    assert first.to == ["role:social_worker", "role:shelter_officer", "role:unit_head"] and first.urgent


def test_from_an_account_to_a_case_and_back_to_the_sender(story):
    back = story("2026-02-02 09.00").has_an_account()
    back.is_asked(by=back.yusuf).at("2026-02-03 10.00").says_yes().at("2026-02-05 10.00").intake_is_finished()
    back.at("2026-03-16 09.00")
    asked = {"service": "atensi_care", "purpose": "Kembali ke pengirim", "serve_days": 20}
    back.referral = incoming.refer_back(back.now(), by=back.sari, **asked)
    lifecycle.submit(back.referral, by=back.sari)
    lifecycle.approve_and_send(back.referral, by=back.rina)
    back.whatsapp_is_opened().is_accepted().at("2026-03-17 10.00").goes_there()
    back.at("2026-03-25 10.00")
    made = reports.progress(back.referral, result="Tenang", by=back.yusuf)
    back.at("2026-03-27 10.00")
    reports.read(made, by=back.sari)
    reports.ready(back.referral, by=back.yusuf, reason="service_finished", services="Pengasuhan")
    assert not Report.objects.filter(kind="progress").unread() and Report.objects.unread().count() == 1
    assert back.told() == [
        "02-02 09.00 the workers: incoming-received",
        "03-02 10.00 Yusuf: incoming-answered",
        "16-03 09.00 Bu Rina: submitted",
        "16-03 09.00 Yusuf by whatsapp: sent",
        "16-03 09.00 Sari: accepted",
        "17-03 10.00 Yusuf by whatsapp: half-confirmed",
        "17-03 10.00 Sari: in-service",
        "25-03 10.00 Sari: report",
        "27-03 10.00 Sari: ready",
        "27-03 10.00 Sari: back-report",
    ]


def test_taken_back_before_and_after_the_answer(story):
    twice = story("2026-02-02 09.00").has_an_account()
    twice.is_asked(by=twice.yusuf).at("2026-02-05 09.00")
    incoming.withdraw(twice.asked, note="Keluarga datang", by=twice.yusuf)
    twice.at("2026-02-09 09.00").is_asked(by=twice.yusuf).says_yes()
    incoming.withdraw(twice.asked, note="Dibawa ke rumah sakit", by=twice.yusuf)
    twice.at("2026-04-09 09.00")
    assert [row.state for row in Incoming.objects.all()] == ["withdrawn", "withdrawn"]
    assert twice.told() == [
        "02-02 09.00 the workers: incoming-received",
        "04-02 00.01 the workers: answer_rptc_zero",
        "05-02 00.01 Bu Rina: answer_rptc_plus1",
        "05-02 08.00 Yusuf by whatsapp: answer_rptc_plus1 (told)",
        "05-02 09.00 the workers: incoming-withdrawn",
        "09-02 09.00 the workers: incoming-received",
        "09-02 09.00 Yusuf: incoming-answered",
        "09-02 09.00 Sari: incoming-withdrawn",
    ]


def test_a_letter_that_was_typed_two_weeks_late_is_late_at_once(story):
    typed = story("2026-02-20 09.00")
    typed.is_asked(means="letter", received_at=timezone.now() - timedelta(days=14)).at("2026-03-20 09.00")
    assert typed.now().made_at < typed.now().recorded_at
    assert typed.told() == [
        "21-02 00.01 Bu Rina: answer_rptc_plus1",  # the highest rung; what lies below it is passed over
        "23-02 08.00 Yusuf by whatsapp: answer_rptc_plus1 (told)",
        "25-02 00.01 Bu Rina: incoming-undone",
    ]

"""A small world with one of everything, for tests that visit every address."""

from datetime import timedelta

import pytest
from django.utils import timezone

from clients.actions import stays
from clients.models import Assessment, Bed, Draft, Instrument, Search
from referrals.models import Extension, Handover, Journey, Link, Promise
from rptc import notices
from rptc.accounts.actions import people
from rptc.lib.actor import Actor
from rptc.places.models import Unit
from tests import factories as f


class World:
    """The things by the words that addresses use for them; `args(name, kwargs)` fills an address."""

    def __init__(self):
        now = timezone.now()
        self.sari = f.UserFactory(username="sari-dunia", full_name="Sari", role="social_worker")
        by = Actor.of(self.sari)
        self.search = Search.objects.create(user=self.sari, text="Baharuddin")
        self.episode = f.EpisodeFactory(case_worker=self.sari)
        self.person = self.episode.person
        f.with_nik(self.person)
        self.draft = Draft.objects.create(search=self.search, owner=self.sari, changed_by=self.sari)
        self.assessment = self._assessment(finished_at=None)
        self.bed = Bed.objects.get(
            code="rajawali-01"
        )  # the house is reference data: a second one would outlive a flush
        self.stay = stays.admit(episode=self.episode, bed=self.bed, by=by)
        self.partner = f.PartnerFactory(started_on=timezone.localdate())
        self.contact = f.ContactFactory(partner=self.partner)
        self.service = f.ServiceFactory(partner=self.partner)
        self.document = f.DocumentFactory(partner=self.partner)
        self.referral = self._referral(now)
        self.extension = Extension.objects.create(
            referral=self.referral,
            reason="client_need",
            days=7,
            asked_side="partner",
            asked_by="Yusuf",
            asked_at=now,
        )
        self.journey = Journey.objects.create(
            referral=self.referral,
            leg="back",
            planned_for=now + timedelta(days=1),
            officer="Andi",
            made_at=now,
            made_by="Sari",
        )
        self.link = Link.objects.create(referral=self.referral, contact=self.contact)
        self.notice = notices.queue(
            "referral-ready", to=[f"user:{self.sari.pk}"], about=self.referral, key="dunia"
        )
        self.invitation = people.invite(
            username="baru", full_name="Orang Baru", role="auditor", by=Actor.job()
        )
        self.unit = Unit.objects.get()

    def _assessment(self, **more):
        instrument = Instrument.objects.get(code="initial_assessment")
        return Assessment.objects.create(
            episode=self.episode, instrument=instrument, started_by=self.sari, changed_by=self.sari, **more
        )

    def _referral(self, now):
        made = f.ReferralFactory(
            episode=self.episode,
            partner=self.partner,
            worker=self.sari,
            state="in_service",
            submitted_at=now,
            sent_at=now,
            approved_at=now,
            answered_at=now,
            handed_over_at=now,
        )
        for clock, owed_by in [("serve_until", "partner"), ("pick_up", "rptc")]:
            due = now + timedelta(days=10)
            Promise.objects.create(
                referral=made,
                clock=clock,
                owed_by=owed_by,
                made_at=now,
                original_due=due,
                due=due,
                due_set_at=now,
            )
        Handover.objects.create(
            referral=made,
            leg="there",
            rptc_at=now,
            rptc_recorded_at=now,
            rptc_by="Sari",
            rptc_means="account",
            partner_at=now,
            partner_recorded_at=now,
            partner_by="Yusuf",
            partner_means="link",
        )
        return made


@pytest.fixture
def world(db):
    return World()

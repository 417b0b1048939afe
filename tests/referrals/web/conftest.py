"""One referral in whatever state a page is to be looked at, moved there by the actions."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from clients.actions import stays
from referrals.actions import drafting, handovers, journeys, lifecycle
from rptc.lib.actor import Actor
from tests.factories import EpisodeFactory, PersonFactory
from tests.referrals.domain.conftest import bed, partner, yusuf  # noqa: F401 fixtures

STEPS = [
    "draft",
    "submitted",
    "sent",
    "accepted",
    "planned",
    "given",
    "in_service",
    "ready",
    "returned",
    "collected",
    "closed",
]


def cost(client, address):
    """Statements of a page, once the session has been touched (that is written once a minute)."""
    client.get(address)
    with CaptureQueriesContext(connection) as spent:
        assert client.get(address).status_code == 200
    return len(spent)


@pytest.fixture
def episode(sari):
    """Baco Daeng Contoh, called Baco, about nine, with a scar: everything that must not leak."""
    person = PersonFactory(
        full_name="Baharuddin Daeng Ngalle", alias="Baco", birth_date=None, estimated_age=9, estimated_on=date(2026, 1, 5),
        marks="Bekas luka di dahi kiri", phone="+6281299990000", address="Lorong Rahasia 7", origin="Pulau Contoh",
    )  # fmt: skip
    return EpisodeFactory(
        person=person, case_worker=sari, circumstances="Ditemukan di pasar malam", condition="Luka di lutut"
    )


class Way:
    """Sari refers, Bu Rina decides, Yusuf receives."""

    def __init__(self, sari, rina, yusuf, partner, episode, bed):
        self.sari, self.rina, self.yusuf = Actor.of(sari), Actor.of(rina), yusuf
        self.partner, self.episode, self.bed = partner, episode, bed

    def to(self, wanted, **options):
        """A referral in the state `wanted`, one of STEPS."""
        for step in STEPS[: STEPS.index(wanted) + 1]:
            getattr(self, step)(**(options if step == "draft" else {}))
        self.referral.refresh_from_db()
        return self.referral

    def draft(self, days=30, **options):
        now = timezone.now()
        stays.admit(episode=self.episode, bed=self.bed, by=self.sari, at=now - timedelta(days=1))
        asked = {
            "service": "atensi_care",
            "purpose": "Pengasuhan untuk Baco",
            "shared": ["alias", "marks"],
            "basis": "public_task",
            "no_consent_reason": "Belum ada keluarga yang ditemukan",
        } | options
        self.referral = drafting.start(
            episode=self.episode, partner=self.partner, serve_days=days, by=self.sari, **asked
        )

    def submitted(self):
        lifecycle.submit(self.referral, by=self.sari)

    def sent(self):
        lifecycle.approve_and_send(self.referral, by=self.rina)

    def accepted(self):
        lifecycle.accept(self.referral, by=self.yusuf)

    def planned(self):
        self.plan("there")

    def given(self):
        handovers.confirm(self.referral, leg="there", side="rptc", by=self.sari)

    def in_service(self):
        handovers.confirm(self.referral, leg="there", side="partner", by=self.yusuf)

    def ready(self):
        lifecycle.ready(self.referral, by=self.yusuf)

    def returned(self):
        handovers.confirm(self.referral, leg="back", side="partner", by=self.yusuf)

    def collected(self):
        handovers.confirm(self.referral, leg="back", side="rptc", by=self.sari, bed=self.bed)

    def closed(self):
        lifecycle.close(self.referral, outcome="Kembali ke RPTC", by=self.sari)

    def plan(self, leg, **options):
        said = {
            "planned_for": timezone.now() + timedelta(hours=3),
            "officer": "Fadil",
            "vehicle": "Minibus",
        } | options
        return journeys.plan(self.referral, leg=leg, by=self.sari, **said)

    @property
    def link(self):
        return self.referral.links.get()


@pytest.fixture
def way(sari, rina, yusuf, partner, episode, bed):
    return Way(sari, rina, yusuf, partner, episode, bed)

"""Somebody about whom everything is known, at a partner whose name discloses, and all of it as words to look for."""

from datetime import date

from django.utils import timezone

from partners import lists as partner_lists
from referrals.models import Incoming, Issue, Link
from tests.factories import (
    ContactFactory,
    EpisodeFactory,
    PartnerFactory,
    PersonFactory,
    ReferralFactory,
    UserFactory,
    with_nik,
)

SECRETS = [
    "Baharuddin", "Ngalle", "Baco", "7371012005149001", "Lorong Rahasia", "Pulau Terpencil", "81299990000",
    "Bekas luka", "pasar malam", "Luka di lutut", "tuberkulosis", "Pengasuhan darurat", "Sahabat Positif",
    "Ibu Halimah", "Siapa walinya",
]  # fmt: skip
SERVICE = "atensi_care"


def secrets():
    """Everything that no text may hold, in small letters; the service in both languages."""
    row = partner_lists.SERVICES.rows()[SERVICE]
    return [word.lower() for word in [*SECRETS, row["label_id"], row["label_en"], SERVICE]]


def referral():
    """A referral of the filled person, sent, with a link to Yusuf of a partner whose name discloses."""
    worker = UserFactory(full_name="Sari", role="social_worker", email="sari@makassar.example")
    person = PersonFactory(
        full_name="Baharuddin Daeng Ngalle", alias="Baco", birth_date=date(2014, 5, 20), marks="Bekas luka di dahi",
        phone="+6281299990000", address="Lorong Rahasia 7", origin="Pulau Terpencil",
    )  # fmt: skip
    with_nik(person)
    episode = EpisodeFactory(
        person=person,
        case_worker=worker,
        circumstances="Ditemukan di pasar malam",
        condition="Luka di lutut, tuberkulosis",
    )
    partner = PartnerFactory(name="Yayasan Sahabat Positif", discloses=True, masked_name="Mitra A")
    made = ReferralFactory(
        episode=episode, partner=partner, worker=worker, service=SERVICE, purpose="Pengasuhan darurat untuk Baco",
        state="sent", sent_at=timezone.now(), reason_note="tuberkulosis", shared=["alias", "marks"],
    )  # fmt: skip
    contact = ContactFactory(
        partner=partner, name="Yusuf", phone="+6281355512345", email="yusuf@mitra.example"
    )
    Link.objects.create(referral=made, contact=contact)
    return made


def incoming(of):
    """A referral to RPTC by the same partner, about the same person."""
    now = timezone.now()
    known = {"full_name": "Baharuddin Daeng Ngalle", "alias": "Baco", "note": "tuberkulosis"}
    return Incoming.objects.create(
        number="M-2026-0007", partner=of.partner, contact_name="Ibu Halimah", contact_phone="081299990000", means="phone",
        client=known, initials="B.D.N.", received_at=now, recorded_by="Sari", worker=of.worker, owed_by="rptc",
        made_at=now, original_due=now, due=now, due_set_at=now,
    )  # fmt: skip


def issue(of):
    """A question about the person, on the referral."""
    now, contact = timezone.now(), of.partner.contacts.first()
    return Issue.objects.create(
        number="T-2026-0003", kind="question", referral=of, partner=of.partner, title="Siapa walinya",
        body="Baharuddin Daeng Ngalle sakit tuberkulosis", worker=of.worker, owner_contact=contact, owner_name="Yusuf",
        raised_by="Sari", owed_by="partner", made_at=now, original_due=now, due=now, due_set_at=now,
    )  # fmt: skip

"""The registry itself: partners, what they offer to whom, names that disclose, and who may touch it."""

import pytest
from django.urls import reverse

from clients.models import LocalClass
from partners.actions import paper
from partners.actions import partner as actions
from partners.models import Partner, Status, status_of
from partners.sentences import eligibility, needed
from rptc.audit.models import Event
from tests import factories as make

pytestmark = pytest.mark.django_db
FORM = {"name": "Yayasan Bina Samudra", "kind": "foundation"}
NEW = reverse("partners:partner-new")


def test_wati_takes_a_partner_into_the_registry(as_, wati):
    answer = as_(wati).post(NEW, FORM | {"capacity": "12", "phone": "0411-872123"})
    partner = Partner.objects.get()
    assert answer.url == reverse("desk:partner-page", args=[partner.code])
    assert (partner.capacity, partner.phone.as_e164, partner.masked_name) == (12, "+62411872123", "")
    assert Event.objects.about(partner).get().verb == "partner-registered"


@pytest.mark.parametrize(
    "changed, sentence",
    [
        ({"name": ""}, "Isi nama."),
        ({"kind": ""}, "Pilih jenis mitra."),
        ({"discloses": "on"}, "Isi nama yang tampil di luar tim kasus."),
        ({"capacity": "banyak"}, "Tulis kapasitas dengan angka."),
        ({"phone": "12"}, "Tulis nomor telepon seperti 0812-3456-7890, atau dengan kode negara."),
        ({"name": "Sudah Ada"}, "Mitra dengan nama ini sudah tercatat."),
    ],
)
def test_a_partner_that_cannot_be_is_answered_with_a_sentence(as_, wati, changed, sentence):
    make.PartnerFactory(name="Sudah Ada")
    page = as_(wati).post(NEW, FORM | {"address": "Jalan Contoh 7"} | changed).content.decode()
    assert sentence in page and "Jalan Contoh 7" in page and len(sentence.split()) <= 15
    assert Partner.objects.count() == 1


def test_a_name_that_no_longer_discloses_needs_no_mask(as_, wati):
    partner = make.PartnerFactory(discloses=True, masked_name="Yayasan A")
    as_(wati).post(reverse("partners:partner-edit", args=[partner.code]), FORM)
    partner.refresh_from_db()
    assert (partner.discloses, partner.masked_name, str(partner)) == (False, "", "Yayasan Bina Samudra")
    assert Event.objects.get(verb="partner-changed").data == {"fields": ["discloses", "masked_name", "name"]}


def test_saving_without_a_change_leaves_no_trace(by, wati):
    partner = make.PartnerFactory()
    actions.change(partner, by=by(wati), name=partner.name)
    assert not Event.objects.exists()


def test_an_ended_partner_stays_in_old_referrals_and_leaves_the_choice(as_, wati):
    partner = make.PartnerFactory()
    referral = make.ReferralFactory(partner=partner)
    as_(wati).post(reverse("partners:partner-end", args=[partner.code]), {"reason": "Panti tutup"})
    referral.refresh_from_db()
    assert (referral.partner.ended_reason, list(Partner.objects.for_choice())) == ("Panti tutup", [])
    assert as_(wati).get(reverse("partners:partner-edit", args=[partner.code])).status_code == 404
    assert "Panti tutup" in as_(wati).get(reverse("desk:partner-page", args=[partner.code])).content.decode()


def test_ending_needs_a_reason(as_, wati):
    partner = make.PartnerFactory()
    page = (
        as_(wati).post(reverse("partners:partner-end", args=[partner.code]), {"reason": " "}).content.decode()
    )
    assert "Isi alasan." in page and Partner.objects.active().exists()


SERVICE = {"kind": "atensi_care", "meant_for": "female", "age_min": "6", "age_max": "17"}


def offer(client, partner, **changed):
    return client.post(reverse("partners:service-add", args=[partner.code]), SERVICE | changed)


def test_a_service_says_in_words_whom_it_takes(as_, wati):
    partner, street = make.PartnerFactory(), LocalClass.objects.get(code="anak_jalanan")
    offer(as_(wati), partner, classes=[street.pk])
    assert eligibility(partner.services.get()) == f"Perempuan, 6 sampai 17 tahun, {street}"
    assert eligibility(make.ServiceFactory()) == "Siapa saja, umur berapa pun, semua klasifikasi"


@pytest.mark.parametrize(
    "sex, age, code, misfits",
    [
        ("female", 6, "anak_jalanan", []),
        ("female", 17, "anak_jalanan", []),
        ("female", None, "anak_jalanan", []),
        ("female", 5, "anak_jalanan", ["age"]),
        ("female", 18, "anak_jalanan", ["age"]),
        ("male", 30, "gelandangan_pengemis", ["sex", "age", "class"]),
    ],
)
def test_who_does_not_fit_is_told_why(sex, age, code, misfits):
    service = make.ServiceFactory(meant_for="female", age_min=6, age_max=17)
    service.classes.add(LocalClass.objects.get(code="anak_jalanan"))
    assert service.misfits(sex=sex, age=age, ppks_class=LocalClass.objects.get(code=code)) == misfits


@pytest.mark.parametrize(
    "changed, sentence",
    [
        ({"kind": ""}, "Pilih layanan."),
        ({"age_max": "5"}, "Umur atas tidak boleh di bawah umur bawah."),
        ({"age_min": "-1"}, "Isi umur terendah paling kecil 0."),
        ({"kind": "atensi_therapy"}, "Mitra ini sudah memberikan layanan itu."),
    ],
)
def test_a_service_that_cannot_be_is_answered_with_a_sentence(as_, wati, changed, sentence):
    partner = make.PartnerFactory()
    make.ServiceFactory(partner=partner, kind="atensi_therapy")
    assert sentence in offer(as_(wati), partner, **changed).content.decode()
    assert partner.services.count() == 1


def test_an_ended_service_can_be_offered_again(as_, wati):
    partner, client = make.PartnerFactory(), as_(wati)
    offer(client, partner)
    client.post(reverse("partners:service-end", args=[partner.code, "atensi_care"]))
    assert not partner.services.active().exists()
    offer(client, partner, age_max="12")
    assert partner.services.active().get().age_max == 12


def test_each_legal_kind_is_told_which_document_it_needs():
    assert (
        "Nota Kesepakatan" in needed("ministry_unit")
        and "PKS" in needed("foundation")
        and "SK" in needed("city_office")
    )


def test_the_three_partners_of_the_study_stand_without_invented_facts():
    paper.ensure()
    sentra, orphans, peers = paper.ensure()
    assert Partner.objects.count() == 3 and not any(p.is_example for p in (sentra, orphans, peers))
    assert [status_of(p) for p in (sentra, orphans, peers)] == [Status.NONE, Status.SAID, Status.SAID]
    assert str(peers) != peers.name and "tidak perlu MoU karena sudah saling percaya" in sentra.note
    for partner in (sentra, orphans, peers):
        assert not partner.contacts.exists() and partner.capacity is None and not partner.phone
        assert not partner.documents.exclude(number="").exists()


WRITES = ["partner-edit", "partner-end", "service-add", "contact-add", "document-add"]


@pytest.mark.parametrize(
    "who, status",
    [("wati", 200), ("rina", 200), ("sari", 403), ("oci", 403), ("tono", 403), ("lina", 403), ("dodi", 403)],
)
def test_only_the_unit_head_and_administration_change_the_registry(as_, request, who, status):
    partner = make.PartnerFactory()
    client = as_(request.getfixturevalue(who))
    assert client.get(NEW).status_code == status
    assert {client.get(reverse(f"partners:{name}", args=[partner.code])).status_code for name in WRITES} == {
        status
    }

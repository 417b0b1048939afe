"""Documents: what holds on which day, the chain, what overlaps, and what nobody has seen."""

from datetime import date, timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from partners.actions import document as actions
from partners.models import Document, Status, cover_of, right_kinds, status_of
from partners.overlaps import overlapping
from rptc.audit.models import Event
from tests import factories as make
from tests.ground.test_files import PDF, upload

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)
LONG = {"signed_on": date(2026, 1, 5), "starts_on": date(2026, 1, 5)}

VECTORS = [
    ("ends today", LONG | {"ends_on": TODAY}, Status.ENDING),
    ("ended yesterday", LONG | {"ends_on": TODAY - timedelta(days=1)}, Status.EXPIRED),
    ("ends in 90 days", LONG | {"ends_on": TODAY + timedelta(days=90)}, Status.ENDING),
    ("ends in 91 days", LONG | {"ends_on": TODAY + timedelta(days=91)}, Status.IN_FORCE),
    ("names no end", LONG | {"ends_on": None}, Status.IN_FORCE),
    ("begins today", {"signed_on": TODAY, "starts_on": TODAY, "ends_on": None}, Status.IN_FORCE),
    (
        "begins tomorrow",
        {"signed_on": TODAY, "starts_on": TODAY + timedelta(days=1), "ends_on": None},
        Status.PROCESS,
    ),
    ("is not signed", {"signed_on": None, "starts_on": TODAY, "ends_on": None}, Status.DRAFT),
    (
        "is being drafted",
        {"signed_on": None, "starts_on": None, "ends_on": None, "stage": "penyusunan"},
        Status.PROCESS,
    ),
    ("terminated today", LONG | {"ends_on": None, "terminated_on": TODAY}, Status.TERMINATED),
    (
        "terminated tomorrow",
        LONG | {"ends_on": None, "terminated_on": TODAY + timedelta(days=1)},
        Status.IN_FORCE,
    ),
    ("nobody has seen", LONG | {"ends_on": None, "seen": False}, Status.SAID),
]


@pytest.mark.parametrize("fields, status", [v[1:] for v in VECTORS], ids=[v[0] for v in VECTORS])
def test_the_status_of_a_document_follows_from_its_dates(fields, status):
    document = make.DocumentFactory(**fields)
    assert document.status_on(TODAY) == status == status_of(document.partner, TODAY)
    assert status.valid is (status in (Status.IN_FORCE, Status.ENDING))
    assert Document.objects.in_force(TODAY).exists() is status.valid


def test_a_partner_without_papers_has_no_document():
    assert cover_of(make.PartnerFactory()) == (Status.NONE, None)


@pytest.mark.parametrize(
    "kind, document, covered",
    [("ministry_unit", "nota_kesepakatan", True), ("ministry_unit", "pks", False), ("foundation", "pks", True),
     ("foundation", "kesepakatan_bersama", False), ("city_office", "sk", True), ("hospital", "nota_kesepakatan", False)],
)  # fmt: skip
def test_only_the_right_kind_of_document_covers_a_partner(kind, document, covered):
    partner = make.PartnerFactory(kind=kind)
    make.DocumentFactory(partner=partner, kind=document)
    assert status_of(partner).valid is covered
    assert (document in right_kinds(partner)) is covered


def test_the_longest_running_document_in_force_is_the_one_that_counts():
    partner = make.PartnerFactory()
    make.DocumentFactory(partner=partner, number="lama", **LONG, ends_on=date(2027, 6, 1))
    make.DocumentFactory(partner=partner, number="baru", **LONG, ends_on=date(2028, 6, 1))
    make.DocumentFactory(partner=partner, number="mati", **LONG, ends_on=None, terminated_on=TODAY)
    assert cover_of(partner, TODAY)[1].number == "baru"


@pytest.mark.parametrize(
    "first, second, meet",
    [
        ({"ends_on": date(2026, 6, 30)}, {"starts_on": date(2026, 7, 1)}, False),
        ({"ends_on": date(2026, 7, 1)}, {"starts_on": date(2026, 7, 1)}, True),
        ({"ends_on": None}, {"starts_on": date(2030, 1, 1)}, True),
        ({"ends_on": None, "terminated_on": date(2026, 7, 1)}, {"starts_on": date(2026, 7, 1)}, False),
        ({"ends_on": None, "seen": False}, {"starts_on": date(2026, 7, 1)}, False),
        ({"ends_on": None, "kind": "kesepakatan_bersama"}, {"starts_on": date(2026, 7, 1)}, False),
    ],
)
def test_two_documents_of_one_kind_on_the_same_day_overlap(first, second, meet):
    partner = make.PartnerFactory()
    make.DocumentFactory(partner=partner, **({"starts_on": date(2026, 1, 1)} | first))
    make.DocumentFactory(partner=partner, **({"ends_on": None} | second))
    assert bool(overlapping(partner.documents.all())) is meet


FORM = {
    "kind": "pks",
    "number": "119/PKS/7",
    "seen": "yes",
    "signed_on": "2026-01-05",
    "starts_on": "2026-01-05",
    "ends_on": "2027-01-04",
}


def add(client, partner, **changed):
    return client.post(reverse("partners:document-add", args=[partner.code]), FORM | changed)


def test_wati_records_a_document_with_its_scan(as_, wati):
    partner = make.PartnerFactory()
    answer = add(as_(wati), partner, scan=upload(PDF, "pks.pdf", "application/pdf"))
    document = partner.documents.get()
    assert answer.url == reverse("desk:partner-page", args=[partner.code])
    assert (document.number, document.ends_on, document.scan.stored_by) == (
        "119/PKS/7",
        date(2027, 1, 4),
        "Wati",
    )
    assert Event.objects.about(partner).get(verb="document-added").data["document"] == document.code


def test_a_scan_that_is_no_paper_is_refused_and_the_typing_stays(as_, wati):
    partner = make.PartnerFactory()
    page = add(as_(wati), partner, scan=upload(b"MZ program", "pks.pdf")).content.decode()
    assert "PDF, JPEG" in page and 'value="119/PKS/7"' in page
    assert not partner.documents.exists()


@pytest.mark.parametrize(
    "changed, sentence",
    [
        ({"ends_on": "2025-12-31"}, "Akhir tidak boleh sebelum awal."),
        ({"starts_on": ""}, "Isi juga hari pertama, atau kosongkan hari terakhir."),
        ({"signed_on": "2999-01-01"}, "Hari tanda tangan tidak boleh di masa depan."),
        ({"kind": ""}, "Pilih jenis dokumen."),
        ({"seen": ""}, "Pilih apakah UPT sudah melihatnya."),
    ],
)
def test_a_document_that_cannot_be_is_answered_with_a_sentence(as_, wati, changed, sentence):
    partner = make.PartnerFactory()
    page = add(as_(wati), partner, **changed).content.decode()
    assert sentence in page and "Kesalahan:" in page
    assert not partner.documents.exists()


def test_a_second_press_makes_no_second_document(as_, wati):
    partner, client = make.PartnerFactory(), as_(wati)
    add(client, partner)
    add(client, partner)
    assert partner.documents.count() == 1


def test_a_renewal_points_to_the_old_document_and_its_reminders_stop(as_, wati):
    old = make.DocumentFactory(signed_on=date(2026, 1, 5), ends_on=date(2027, 1, 4))
    address = reverse("partners:document-renew", args=[old.code])
    page = as_(wati).get(address)
    assert page.context["form"]["starts_on"].value() == date(2027, 1, 5)
    as_(wati).post(
        address, FORM | {"number": "119/PKS/8", "starts_on": "2027-01-05", "ends_on": "2028-01-04"}
    )
    assert old.renewed_by.get().number == "119/PKS/8"


def test_overlapping_documents_warn_but_are_kept(as_, wati):
    partner = make.PartnerFactory()
    make.DocumentFactory(partner=partner, **LONG, ends_on=None)
    page = as_(wati).get(add(as_(wati), partner).url).content.decode()
    assert partner.documents.count() == 2 and "tumpang tindih" in page


def test_what_was_only_said_to_exist_counts_once_somebody_has_seen_it(as_, wati):
    said = make.DocumentFactory(seen=False, number="", signed_on=None, starts_on=None, ends_on=None)
    seen = {"kind": "pks", "number": "7", "signed_on": "2026-01-05", "starts_on": "2026-01-05", "ends_on": ""}
    assert status_of(said.partner) == Status.SAID
    as_(wati).post(reverse("partners:document-seen", args=[said.code]), seen)
    assert status_of(type(said.partner).objects.get()) == Status.IN_FORCE
    assert Event.objects.filter(verb="document-seen").exists()


def test_a_terminated_document_says_why_and_no_longer_covers(as_, wati):
    document = make.DocumentFactory()
    form = {"on": str(timezone.localdate()), "reason": "Mitra menutup asrama"}
    as_(wati).post(reverse("partners:document-terminate", args=[document.code]), form)
    document.refresh_from_db()
    assert (document.status_on(), document.terminated_reason) == (Status.TERMINATED, "Mitra menutup asrama")


def test_nothing_is_terminated_in_the_future(as_, wati):
    document = make.DocumentFactory()
    form = {"on": "2999-01-01", "reason": "x"}
    page = as_(wati).post(reverse("partners:document-terminate", args=[document.code]), form).content.decode()
    assert "Pilih hari ini atau hari sebelumnya." in page


def test_opening_a_scan_is_logged_and_not_for_the_auditor(as_, by, wati, tono):
    partner = make.PartnerFactory()
    fields = {"kind": "pks", "number": "1", "seen": True, "starts_on": None}
    document = actions.add(partner, by=by(wati), scan=upload(PDF, "pks.pdf", "application/pdf"), **fields)
    address = reverse("partners:document-scan", args=[document.code])
    assert b"".join(as_(wati).get(address)) == PDF
    assert Event.objects.reads().filter(verb="document-scan-opened", actor_label="Wati").count() == 1
    assert as_(tono).get(address).status_code == 403


def test_the_status_moves_with_the_day_and_nothing_is_stored():
    document = make.DocumentFactory(signed_on=date(2026, 1, 5), ends_on=date(2026, 11, 24))
    for moment, status in {
        "2026-11-24 23:59+08:00": Status.ENDING,
        "2026-11-25 00:00+08:00": Status.EXPIRED,
    }.items():
        with time_machine.travel(moment, tick=False):
            assert status_of(document.partner) == status

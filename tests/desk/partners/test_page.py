"""The partner's page, and what each role reads there."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from clients.models import LocalClass
from tests import factories as make
from tests.desk.partners.test_list import LIST, handed_over, promise, refer

pytestmark = pytest.mark.django_db
SECRET = "Yayasan Peduli Kelompok Contoh"


def page(as_, user, partner):
    return as_(user).get(reverse("desk:partner-page", args=[partner.code]))


@pytest.fixture
def disclosing():
    partner = make.PartnerFactory(
        name=SECRET,
        short_name="YPKC",
        discloses=True,
        masked_name="Yayasan mitra A",
        address="Jalan Contoh 7",
        capacity=4,
    )
    make.ContactFactory(partner=partner, name="Nurhayati")
    make.DocumentFactory(partner=partner, number="PKS-HIV-1")
    return partner


TELLING = [SECRET, "YPKC", "Jalan Contoh 7", "Nurhayati", "PKS-HIV-1", "81355512345", "0813-5551-2345"]


@pytest.mark.parametrize(
    "who, reads",
    [("sari", True), ("rina", True), ("andi", True), ("wati", True), ("oci", False), ("tono", False)],
)
def test_a_name_that_discloses_is_read_by_the_case_team_and_the_registry_only(
    as_, request, disclosing, who, reads
):
    user = request.getfixturevalue(who)
    shown, listed = (page(as_, user, disclosing).content.decode(), as_(user).get(LIST).content.decode())
    exported = as_(user).get(reverse("desk:partner-export")).getvalue().decode()
    assert all(
        (SECRET in text) is reads and ("Yayasan mitra A" in text) is not reads for text in (listed, exported)
    )
    assert SECRET not in shown.split("</title>")[0] and "Yayasan mitra A" in shown
    assert [word for word in TELLING if word in shown] == (
        [w for w in TELLING if w != "81355512345" or w in shown] if reads else []
    )


@pytest.mark.parametrize("who, reads", [("sari", True), ("oci", True), ("wati", True), ("tono", False)])
def test_the_auditor_reads_no_telephone_numbers(as_, request, who, reads):
    contact = make.ContactFactory(email="yusuf@contoh.id")
    shown = page(as_, request.getfixturevalue(who), contact.partner).content.decode()
    assert ("wa.me/6281355512345" in shown) is reads and ("yusuf@contoh.id" in shown) is reads
    assert "Yusuf" in shown


@pytest.mark.parametrize(
    "who, status", [("sari", 200), ("tono", 200), ("lina", 403), ("sisca", 403), ("dodi", 403)]
)
def test_the_registry_is_open_to_whom_it_helps(as_, request, who, status):
    partner, user = make.PartnerFactory(), request.getfixturevalue(who)
    addresses = [LIST, reverse("desk:partner-export"), reverse("desk:partner-page", args=[partner.code])]
    assert {as_(user).get(address).status_code for address in addresses} == {status}


def test_an_unknown_partner_is_nobody(as_, sari):
    assert as_(sari).get(reverse("desk:partner-page", args=["tidak-ada"])).status_code == 404


def test_running_referrals_say_who_owes_what_the_most_urgent_first(as_, sari):
    partner = make.PartnerFactory()
    calm, late, theirs = refer(partner), refer(partner), refer(partner, "sent")
    promise(calm, days_late=-3)
    promise(late, days_late=4)
    promise(theirs, clock="answer", owed_by="partner", days_late=1)
    tasks = page(as_, sari, partner).context["tasks"]
    assert [task.title for task in tasks] == [late.number, theirs.number, calm.number]
    assert [task.due.words for task in tasks] == ["Lewat 4 hari", "Lewat 1 hari", "3 hari lagi"]
    assert "Kewajiban RPTC" in tasks[0].meta and "Kewajiban mitra" in tasks[1].meta


def test_referrals_that_a_role_may_not_see_are_only_counted(as_, tono):
    partner = make.PartnerFactory()
    number = refer(partner).number
    answer = page(as_, tono, partner)
    assert number not in answer.content.decode() and (answer.context["tasks"], answer.context["hidden"]) == (
        [],
        1,
    )


def test_the_last_ninety_days_judge_collections_on_the_original_promise_by_who_owed(as_, rina):
    partner, now = make.PartnerFactory(), timezone.now()
    for hours in (2, 4, 6, 8, 10):
        referral = handed_over(partner, hours)
        promise(referral, days_late=-2, original_due=now - timedelta(days=3), kept_at=now - timedelta(days=1))
    promise(
        handed_over(partner, 30, days_ago=200),
        days_late=-2,
        original_due=now,
        kept_at=now - timedelta(days=100),
    )
    back = refer(partner, "collected")
    promise(back, owed_by="partner", days_late=2, kept_at=now - timedelta(days=5))
    refer(partner, "declined", ended_at=now)
    sent, pace, ours, theirs, spoken = page(as_, rina, partner).context["figures"]
    assert (spoken.number, spoken.note) == ("0", "0 oleh mitra sendiri")
    assert (sent.number, sent.note) == ("7", "1 ditolak")
    assert (pace.number, pace.note) == ("7", "6 serah terima dalam 90 hari")  # 2 4 6 8 10 and 24
    assert (ours.number, ours.note, theirs.number, theirs.note) == (
        "5",
        "dari 5 dalam 90 hari",
        "0",
        "dari 1 dalam 90 hari",
    )


def test_a_document_chain_reads_both_ways_and_said_to_exist_stands_out(as_, wati):
    partner = make.PartnerFactory()
    old = make.DocumentFactory(partner=partner, number="LAMA")
    make.DocumentFactory(partner=partner, number="BARU", renews=old)
    make.DocumentFactory(partner=partner, number="KATANYA", seen=False)
    shown = page(as_, wati, partner).content.decode()
    for words in (
        "memperpanjang LAMA",
        "diperpanjang dengan BARU",
        "Disebut ada, belum dilihat",
        "Tandai sudah dilihat",
    ):
        assert words in shown


def test_only_who_keeps_the_registry_finds_buttons_to_change_it(as_, wati, sari):
    partner = make.ContactFactory().partner
    edit = reverse("partners:partner-edit", args=[partner.code])
    assert edit in page(as_, wati, partner).content.decode()
    assert edit not in page(as_, sari, partner).content.decode()


def grow(partner, number):
    for n in range(number):
        promise(refer(partner), days_late=n)
        make.ContactFactory(partner=partner)
        make.DocumentFactory(partner=partner, renews=partner.documents.first())
    for kind in ("atensi_care", "atensi_therapy", "atensi_family")[:number]:
        service, _made = partner.services.get_or_create(kind=kind)
        service.classes.set(LocalClass.objects.all()[:number])


def test_a_busy_partner_costs_no_more_statements_than_a_quiet_one(as_, rina):
    partner, client, counts = make.PartnerFactory(), as_(rina), []
    for number in (1, 20):
        grow(partner, number)
        client.get(reverse("desk:partner-page", args=[partner.code]))
        with CaptureQueriesContext(connection) as spent:
            answer = client.get(reverse("desk:partner-page", args=[partner.code]))
        counts.append(len(spent))
    assert len(answer.context["tasks"]) == 21
    assert counts[0] == counts[1] <= 12 + 5, counts

"""Consents in the file: who gave what to whom, and taking it back."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from clients.actions import consents
from clients.actions.refused import Refused
from clients.models import Consent
from rptc.audit.models import Event
from rptc.flow import NotAllowed
from tests.factories import EpisodeFactory, PartnerFactory

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
SAID = {"given_by": "guardian", "giver_name": "Sitti", "means": "paper"}


@pytest.fixture
def person(sari):
    return EpisodeFactory(case_worker=sari).person


@pytest.fixture
def partner(db):
    return PartnerFactory(name="Klinik VCT Contoh", discloses=True, masked_name="Klinik mitra")


def sharing(person, by, recipient="abc", **more):
    asked = {"recipient": recipient, "recipient_label": "Mitra", "scope": ["alias"]} | SAID | more
    return consents.record(person, by=by, **asked)


def test_it_is_in_force_from_its_day_to_its_last_day(person, sari, by):
    today = timezone.localdate()
    made = sharing(person, by(sari), given_on=today - timedelta(days=3), expires_on=today)
    assert made.holds() and list(Consent.objects.in_force()) == [made]
    assert not made.holds(today + timedelta(days=1)) and made.is_over(today + timedelta(days=1))
    assert not made.holds(today - timedelta(days=4)) and not made.is_over(today - timedelta(days=4))
    assert list(Consent.objects.over(today + timedelta(days=1))) == [made] and not Consent.objects.over(today)


@pytest.mark.parametrize(
    "wrong",
    [
        {"recipient": ""}, {"scope": []}, {"giver_name": " "}, {"means": "spoken"}, {"means": "letter"}, {"given_by": "dog"},
        {"given_on": timezone.localdate() + timedelta(days=2)}, {"expires_on": timezone.localdate() - timedelta(days=2)},
    ],
)  # fmt: skip
def test_what_is_incomplete_is_refused(person, sari, by, wrong):
    with pytest.raises(Refused):
        sharing(person, by(sari), **wrong)
    assert not Consent.objects.exists()


def test_a_photo_needs_no_recipient(person, sari, by):
    assert consents.record(person, purpose="photo", by=by(sari), **SAID).holds()


def test_taking_it_back_ends_every_paper_for_the_same_recipient_and_no_other(person, sari, by):
    old, new, other = sharing(person, by(sari)), sharing(person, by(sari)), sharing(person, by(sari), "xyz")
    photo = consents.record(person, purpose="photo", by=by(sari), **SAID)
    consents.withdraw(new, reason="Ibu tidak mau lagi", by=by(sari))
    assert set(Consent.objects.in_force()) == {other, photo}
    old.refresh_from_db()
    assert (old.withdrawn_by, old.withdrawn_reason) == ("Sari", "Ibu tidak mau lagi")
    verbs = Event.objects.filter(verb="consent-withdrawn")
    assert verbs.count() == 2 and not [e for e in verbs if "Sitti" in str(e.data) + e.subject_label]


def test_taking_it_back_twice_keeps_the_first_reason(person, sari, by):
    made = sharing(person, by(sari))
    consents.withdraw(made, reason="Pertama", by=by(sari))
    consents.withdraw(made, reason="Kedua", by=by(sari))
    made.refresh_from_db()
    assert made.withdrawn_reason == "Pertama" and Event.objects.filter(verb="consent-withdrawn").count() == 1


def test_a_reason_is_needed_and_only_who_writes_files_may(person, sari, wati, by):
    made = sharing(person, by(sari))
    with pytest.raises(Refused):
        consents.withdraw(made, reason=" ", by=by(sari))
    with pytest.raises(NotAllowed):
        consents.withdraw(made, reason="x", by=by(wati))
    with pytest.raises(NotAllowed):
        sharing(person, by(wati))


def filled(partner, **more):
    return {"purpose": "sharing", "recipient": partner.code, "scope": ["alias", "needs"]} | SAID | more


def test_sari_records_a_consent_with_its_paper_and_withdraws_it(as_, sari, person, partner):
    client, file = as_(sari), reverse("desk:client-consents", args=[person.code])
    paper = SimpleUploadedFile("izin.pdf", PDF, "application/pdf")
    client.post(reverse("desk:client-consent-new", args=[person.code]), filled(partner, scan=paper))
    made = Consent.objects.get()
    assert made.scope == ["alias", "needs"] and made.scan and made.recipient == partner.code
    text = client.get(file).content.decode()
    assert "Sitti" in text and "Klinik mitra" in text and "VCT" not in text
    scan = client.get(reverse("clients:consent-scan", args=[made.code]))
    assert scan.status_code == 200 and b"".join(scan.streaming_content) == PDF
    assert Event.objects.filter(verb="consent-scan-opened", is_read=True).count() == 1
    withdraw = reverse("clients:consent-withdraw", args=[made.code])
    assert "r-errors" in client.post(withdraw, {"reason": ""}).content.decode()
    client.post(withdraw, {"reason": "Ibu Sitti, berubah pikiran"})
    made.refresh_from_db()
    assert made.withdrawn_at and "berubah pikiran" in client.get(file).content.decode()
    assert client.get(withdraw).status_code == 302  # nothing more to do


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"recipient": ""}, "recipient"), ({"scope": []}, "scope"), ({"giver_name": ""}, "giver_name"),
        ({"means": "spoken"}, "witness"), ({"given_on": "2099-01-01"}, "given_on"), ({"expires_on": "2020-01-01"}, "expires_on"),
    ],
)  # fmt: skip
def test_what_is_missing_is_said_at_its_answer_and_what_was_typed_stays(
    as_, sari, person, partner, changes, field
):
    answer = as_(sari).post(
        reverse("desk:client-consent-new", args=[person.code]), filled(partner, witness="") | changes
    )
    assert list(answer.context["form"].errors) == [field]
    assert 'value="Sitti"' in answer.content.decode() or field == "giver_name"


def test_a_photo_is_asked_neither_whom_nor_what(as_, sari, person):
    as_(sari).post(
        reverse("desk:client-consent-new", args=[person.code]), {"purpose": "photo", "recipient": "x"} | SAID
    )
    made = Consent.objects.get()
    assert (made.purpose, made.recipient, made.scope) == ("photo", "", [])


def test_a_restricted_file_hides_its_consents(as_, sari, oci, person, by):
    made = sharing(person, by(sari))
    type(person).objects.update(restricted=True)
    client = as_(oci)
    assert client.get(reverse("clients:consent-withdraw", args=[made.code])).status_code == 404
    assert client.get(reverse("clients:consent-scan", args=[made.code])).status_code == 404
    assert client.get(reverse("desk:client-consents", args=[person.code])).status_code == 302


def test_thirty_consents_cost_what_one_costs(as_, sari, person, by):
    client, file = as_(sari), reverse("desk:client-consents", args=[person.code])

    def cost():
        with CaptureQueriesContext(connection) as spent:
            assert client.get(file).status_code == 200
        return len(spent)

    sharing(person, by(sari))
    cost()
    one = cost()
    for number in range(29):
        sharing(person, by(sari), f"p{number}")
    assert cost() == one

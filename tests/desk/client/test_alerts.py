"""Warnings: raised and ended by a person, kept with the reason, most urgent first, hidden in words but never in what to do."""

import pytest

from clients.actions import alerting
from clients.actions.refused import Refused
from clients.models import Alert
from rptc.audit.models import Event
from rptc.flow import NotAllowed

pytestmark = pytest.mark.django_db


def test_andi_raises_a_warning_and_ends_it_with_a_reason(as_, andi, case, address):
    client = as_(andi)
    assert client.post(address("alerts/new/"), {"kind": "allergy", "note": "Penisilin"}).url == address(
        "alerts/"
    )
    assert "Penisilin" in client.get(address("alerts/")).content.decode()
    assert client.post(address("alerts/allergy/end/"), {"reason": " "}).context["form"].errors
    assert Alert.objects.get().ended_at is None
    assert client.post(address("alerts/allergy/end/"), {"reason": "Salah dengar"}).url == address("alerts/")
    gone = Alert.objects.get()
    assert (gone.ended_by, gone.ended_reason) == ("Andi", "Salah dengar")
    assert "Salah dengar" in client.get(address("alerts/")).content.decode()
    assert Event.objects.filter(verb="alert-ended", data={"kind": "allergy"}).count() == 1


def test_the_same_warning_is_not_raised_twice(as_, andi, case, address):
    client = as_(andi)
    client.post(address("alerts/new/"), {"kind": "allergy"})
    assert client.post(address("alerts/new/"), {"kind": "allergy"}).context["form"].errors["kind"]
    assert client.post(address("alerts/new/"), {"kind": "mood"}).context["form"].errors["kind"]
    assert Alert.objects.count() == 1


def test_ending_twice_changes_nothing(sari, case, by):
    alerting.raise_one(case.person, kind="allergy", by=by(sari))
    assert alerting.end(case.person, kind="allergy", reason="Sembuh", by=by(sari)) == 1
    assert alerting.end(case.person, kind="allergy", reason="Lagi", by=by(sari)) == 0
    assert Alert.objects.get().ended_reason == "Sembuh"


def test_only_the_unit_head_ends_the_restriction_of_a_file(sari, rina, case, by):
    alerting.raise_one(case.person, kind="confidential", by=by(sari))
    case.person.refresh_from_db()
    assert case.person.restricted
    with pytest.raises(NotAllowed):
        alerting.end(case.person, kind="confidential", reason="Sudah aman", by=by(sari))
    alerting.end(case.person, kind="confidential", reason="Sudah aman", by=by(rina))
    case.person.refresh_from_db()
    assert not case.person.restricted


def test_who_does_not_register_neither_raises_nor_ends(wati, case, by):
    with pytest.raises(NotAllowed):
        alerting.raise_one(case.person, kind="allergy", by=by(wati))
    with pytest.raises(NotAllowed):
        alerting.end(case.person, kind="allergy", reason="Tidak apa", by=by(wati))


@pytest.mark.parametrize("reason", ["", "  ", None])
def test_an_end_without_a_reason_is_refused(sari, case, by, reason):
    alerting.raise_one(case.person, kind="allergy", by=by(sari))
    with pytest.raises(Refused):
        alerting.end(case.person, kind="allergy", reason=reason, by=by(sari))


def test_the_strip_shows_the_most_urgent_first(as_, sari, case, address):
    for kind in ("allergy", "self_harm", "identity_unknown"):
        Alert.objects.create(person=case.person, kind=kind, raised_by="Sari")
    first, second = as_(sari).get(address()).context["bar"]["alerts"]
    assert first.startswith("Risiko menyakiti diri: ")
    assert second.startswith("Alergi: ")


def test_outside_the_team_one_reads_what_to_do_and_not_what_was_done_to_the_client(
    as_, sari, andi, case, address
):
    Alert.objects.create(person=case.person, kind="violence_victim", note="Oleh paman", raised_by="Sari")
    for part in ("", "alerts/"):
        page = as_(andi).get(address(part)).content.decode()
        assert "Jangan menggali ulang cerita" in page
        assert "Korban kekerasan" not in page
        assert "paman" not in page
    assert "Oleh paman" in as_(sari).get(address("alerts/")).content.decode()
    assert Event.objects.get(verb="part-read").actor_label == "Sari"

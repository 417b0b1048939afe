"""Whom the unit writes to by office, kept by the administration."""

import pytest

from rptc.audit.models import Event
from rptc.places.models import Office

pytestmark = pytest.mark.django_db
EDIT = "/settings/offices/dinas_head/"
GIVEN = {
    "title": "Kepala Dinas Sosial Kota Makassar", "holder": "Bu Andi", "email": "kadis@makassar.example",
    "phone": "0411-123456", "address": "Jalan Contoh 1", "city": "Makassar",
}  # fmt: skip


def test_the_heads_that_the_ladder_names_are_there_from_the_start(as_, wati):
    text = as_(wati).get("/settings/offices/").content.decode()
    assert "Kepala Dinas Sosial Kota Makassar" in text and "Pimpinan mitra" in text


def test_wati_names_the_new_head_of_the_social_office(as_, wati):
    assert as_(wati).post(EDIT, GIVEN).url == "/settings/offices/"
    office = Office.objects.get(code="dinas_head")
    assert (office.holder, office.email) == ("Bu Andi", "kadis@makassar.example")
    event = Event.objects.get(verb="office-changed")
    assert event.data == {"fields": ["address", "email", "holder", "phone"]}
    assert "Bu Andi" not in str(event.data)


def test_an_address_that_is_none_keeps_what_was_typed(as_, wati):
    text = as_(wati).post(EDIT, GIVEN | {"email": "kadis makassar"}).content.decode()
    assert "kadis makassar" in text and "Jalan Contoh 1" in text
    assert Office.objects.get(code="dinas_head").email == ""


def test_nothing_changed_is_no_event(as_, wati):
    as_(wati).post(EDIT, GIVEN)
    as_(wati).post(EDIT, GIVEN)
    assert Event.objects.filter(verb="office-changed").count() == 1

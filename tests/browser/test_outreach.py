"""A truck at night: Oci writes people down on a phone, one is known, Andi receives them, the minutes become a paper."""

import pytest
from playwright.sync_api import expect

from clients.models import Draft, Found, Operation
from tests.browser.helpers import no_sideways_scroll
from tests.browser.people import Somebody
from tests.browser.test_intake import fill
from tests.factories import PersonFactory

TRUCK = {
    "r0-name": "Baharudin Rauf Tompo", "r0-sex": "male", "r0-age": "12", "r1-sex": "female", "r2-name": "Aco", "r2-sex": "male"
}  # fmt: skip
SIGNED = {"receiver_name": "Andi", "receiver_organisation": "UPT RPTC"}


@pytest.fixture
def officer(phone_nojs, sign_in, oci):
    """Oci on her phone, where scripts do not run."""
    sign_in(phone_nojs, oci)
    return Somebody(phone_nojs)


def test_a_truck_of_people_becomes_drafts_and_minutes(officer, desk, sign_in, rina):
    known = PersonFactory(full_name="Baharuddin Rauf Tompo")
    writes_them_down(officer)
    assert Draft.objects.count() == Found.objects.count() == 3
    recognises(officer, known)
    hands_over(officer)
    sign_in(desk, rina)
    reads_the_minutes(Somebody(desk))


def writes_them_down(officer):
    """Three people on one screen, one of them without a name."""
    officer.page.goto("/clients/operations/")
    officer.follow("Mulai operasi")
    fill(officer.page, {"kind": "sweep", "place": "Jl. Nusantara"})
    officer.press("Mulai")
    officer.page.goto(f"/clients/operations/{Operation.objects.get().code}/people/")
    no_sideways_scroll(officer.page)
    fill(officer.page, TRUCK)
    officer.press("Simpan dan selesai")
    no_sideways_scroll(officer.page)


def recognises(officer, known):
    """The machine shows who is alike; only Oci says who it is."""
    officer.sees("Mungkin sudah dikenal")
    officer.page.get_by_role("link", name="Bandingkan dan putuskan").click()
    no_sideways_scroll(officer.page)
    fill(officer.page, {"same": "yes"})
    officer.press("Simpan pilihan dan lanjut")
    assert Draft.objects.get(person=known)


def hands_over(officer):
    here = f"/clients/operations/{Operation.objects.get().code}/"
    officer.page.goto(here)
    officer.sees("Klien yang sudah dikenal:")
    officer.follow("Catat serah terima")
    fill(officer.page, SIGNED)
    officer.press("Catat serah terima")
    assert Operation.objects.get().state == "handed_over"


def reads_the_minutes(head):
    head.page.goto(f"/clients/operations/{Operation.objects.get().code}/")
    head.press("Tulis berita acara")
    paper = head.page.locator("a[href*='/minutes/']").first
    expect(paper).to_be_visible()
    answer = head.page.request.get(paper.get_attribute("href"))
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.body().startswith(b"%PDF")

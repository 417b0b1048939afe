"""A plan for a boy: Sari writes and agrees it, asks for school things, Bu Rina approves, Andi hands them over at night."""

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from clients.models import Need
from tests import factories as make
from tests.browser.helpers import no_sideways_scroll
from tests.browser.people import Somebody
from tests.browser.test_intake import fill


@pytest.fixture
def case(sari):
    return make.EpisodeFactory(case_worker=sari)


@pytest.fixture
def on(open_page, sign_in):
    """Somebody on a phone: `on(sari, java_script_enabled=False)`."""

    def sits(user, **options):
        page = open_page({"width": 360, "height": 640}, **options)
        sign_in(page, user)
        return Somebody(page)

    return sits


def opens(who, case):
    who.page.goto(reverse("desk:client-plan", args=[case.person.code]))
    no_sideways_scroll(who.page)


def test_a_plan_is_written_and_agreed(on, sari, case):
    worker = on(sari)
    opens(worker, case)
    worker.follow("Tulis tujuan")
    worker.page.fill("#id_text", "Kembali ke sekolah")
    worker.press("Simpan tujuan")
    worker.page.get_by_role("link", name="Tulis langkah").click()
    fill(worker.page, {"what": "Temui kepala sekolah", "owner": "staff", "due_on": str(timezone.localdate())})
    worker.page.select_option("#id_worker", label="Sari")
    worker.page.locator("main form.r-form button[type=submit]").click()
    worker.follow("Catat persetujuan klien")
    agreed = {"given_by": "guardian", "giver_name": "Sitti", "means": "spoken", "witness": "Andi"}
    fill(worker.page, agreed)
    worker.press("Catat jawaban")
    opens(worker, case)
    worker.sees("Temui kepala sekolah")
    worker.sees("Sitti")
    expect(worker.page.get_by_role("link", name="Catat persetujuan klien")).to_have_count(0)


def test_school_things_are_asked_for_approved_and_brought(on, sari, rina, andi, case):
    worker = on(sari, java_script_enabled=False)
    opens(worker, case)
    worker.follow("Minta kebutuhan")
    fill(worker.page, {"kind": "school_kit", "quantity": "0", "size": "Kelas 4", "value": "150000"})
    worker.press("Minta")
    assert not Need.objects.exists(), "nothing of nothing is no need"
    expect(worker.page.locator("#id_size")).to_have_value("Kelas 4")
    worker.page.fill("#id_quantity", "2")
    worker.press("Minta")
    decides(on(rina), case)
    hands_over(on(andi, java_script_enabled=False), case)
    assert Need.objects.get().state == "delivered"


def decides(head, case):
    opens(head, case)
    head.page.get_by_role("link", name="Putuskan").click()
    fill(head.page, {"answer": "approve"})
    head.press("Catat keputusan")


def hands_over(officer, case):
    """Andi finds it in the list of needs, not in the file."""
    officer.page.goto(reverse("clients:need-list"))
    no_sideways_scroll(officer.page)
    officer.sees("Kelas 4")
    officer.page.goto(reverse("clients:need-deliver", args=[Need.objects.get().code]))
    officer.press("Diserahkan")

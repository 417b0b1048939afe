"""A case comes to its end: Sari asks on her phone, Bu Rina decides at the desk, somebody visits, and it goes on after all."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from clients.models import Closure, Episode
from rptc.sop.models import Deviation
from tests import factories as make
from tests.browser.helpers import no_sideways_scroll
from tests.browser.people import Somebody
from tests.browser.test_intake import fill

ENDS = {
    "exit_type": "family_reunification", "outcome": "Kembali ke ibunya", "summary": "Sepuluh hari di RPTC, ibunya ditemukan.",
    "aftercare": "yes",
}  # fmt: skip
VISIT = {"means": "visit", "findings": "Rumah bersih, anak bersekolah."}


@pytest.fixture
def case(sari):
    return make.EpisodeFactory(case_worker=sari, arrived_at=timezone.now() - timedelta(days=10))


@pytest.fixture
def worker(phone_nojs, sign_in, sari):
    """Sari on her phone, where scripts do not run."""
    sign_in(phone_nojs, sari)
    return Somebody(phone_nojs)


@pytest.fixture
def head(desk, sign_in, rina):
    sign_in(desk, rina)
    return Somebody(desk)


def opens(who, case):
    who.page.goto(reverse("desk:client-closure", args=[case.person.code]))
    no_sideways_scroll(who.page)


def test_a_case_is_closed_followed_up_and_opened_again(worker, head, case):
    asks_for_the_end(worker, case)
    opens(head, case)
    head.follow("Baca dan putuskan")
    head.sees("Kembali ke ibunya")
    head.press("Tutup kasus")
    assert not Episode.objects.get().is_open
    visits(worker, case)
    opens(head, case)
    head.follow("Buka kembali kasus")
    head.page.fill("#id_reason", "Ibunya pergi lagi")
    head.press("Buka kembali")
    opens(worker, case)
    expect(worker.page.get_by_role("link", name="Ajukan penutupan kasus")).to_be_visible()
    assert Episode.objects.get().is_open, "the same case, not a second arrival"


def asks_for_the_end(worker, case):
    """An empty page is told what is missing; a second question is not possible."""
    opens(worker, case)
    worker.follow("Ajukan penutupan kasus")
    worker.press("Minta persetujuan Kepala UPT")
    expect(worker.page.locator(".invalid-feedback, .error").first).to_be_visible()
    asked = reverse("clients:closure-ask", args=[case.code])
    fill(worker.page, ENDS | extra())
    worker.press("Minta persetujuan Kepala UPT")
    assert Closure.objects.get().state == "asked"
    worker.page.goto(asked)
    expect(worker.page.get_by_role("button", name="Minta persetujuan Kepala UPT")).to_have_count(0)


def extra():
    """The questions that this way of ending asks besides."""
    from clients import exits

    return dict.fromkeys(exits.asks(ENDS["exit_type"]), "Ibu Sitti, Jl. Contoh 1")


def visits(worker, case):
    opens(worker, case)
    worker.follow("Catat kunjungan")
    fill(worker.page, VISIT)
    worker.page.locator("main form.r-form button[type=submit]").click()
    opens(worker, case)
    worker.sees("Rumah bersih, anak bersekolah.")


def test_a_departure_is_asked_for_before_and_the_unit_head_agrees(worker, head, case):
    opens(worker, case)
    worker.follow("Minta menyimpang dari aturan")
    worker.page.select_option("#id_rule", index=1)
    worker.page.fill("#id_until", f"{timezone.localdate() + timedelta(days=7):%Y-%m-%d}")
    worker.page.fill("#id_reason", "Psikolog baru ada pekan depan")
    worker.press("Minta persetujuan Kepala UPT")
    head.page.goto(reverse("desk:deviation", args=[Deviation.objects.get().code]))
    head.sees("Psikolog baru ada pekan depan")
    head.press("Tolak")
    assert not Deviation.objects.get().is_decided, "a no needs its reason"
    head.press("Setujui")
    opens(worker, case)
    worker.sees("Disetujui")

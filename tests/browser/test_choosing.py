"""From the need to the next partner, on the smallest phone where scripts do not run, and the same pages for every eye."""

import os

import pytest
from django.urls import reverse

from clients.models import Consent
from referrals.actions import lifecycle
from referrals.models import Referral
from tests.browser.helpers import axe, no_sideways_scroll
from tests.browser.people import Somebody
from tests.factories import DocumentFactory, PartnerFactory, ServiceFactory
from tests.referrals.domain.conftest import bed, partner, yusuf  # noqa: F401 fixtures
from tests.referrals.web.conftest import episode, way  # noqa: F401 fixtures

SERVICE = "atensi_care"


@pytest.fixture
def second(db):
    """A partner whose document nobody has seen."""
    other = PartnerFactory(name="Yayasan Kedua Contoh", capacity=12)
    ServiceFactory(partner=other, kind=SERVICE)
    DocumentFactory(partner=other, seen=False, signed_on=None, starts_on=None, ends_on=None)
    return other


def page(name, about):
    return reverse(f"referrals:referral-{name}", args=[about.code])


def good(page, name=""):
    no_sideways_scroll(page)
    axe(page)
    if folder := os.environ.get("RPTC_SHOTS"):
        page.screenshot(path=f"{folder}/{name}-{page.viewport_size['width']}.png", full_page=True)


def test_sari_refers_with_the_mothers_word_and_offers_it_again_after_a_no(
    phone_nojs, sign_in, sari, way, partner, second
):
    """No script runs: need, partner with reasons, what for, ticks, the consent written down, check; then a no, and the
    next partner with everything filled in."""
    sign_in(phone_nojs, sari)
    worker = Somebody(phone_nojs)
    phone_nojs.goto(page("start", way.episode))
    phone_nojs.select_option("#id_service", SERVICE)
    worker.press("Tampilkan mitra")
    worker.sees("Perlu alasan Kepala UPT")
    worker.follow(f"Pilih {partner.name}")
    phone_nojs.fill("#id_purpose", "Pengasuhan sementara")
    worker.press("Simpan draf dan lanjut")
    phone_nojs.locator("input[name=shared][value=alias]").check()
    worker.press("Simpan dan periksa")
    worker.sees("Pilih dasar hukum")
    phone_nojs.locator("input[name=basis][value=consent]").check()
    phone_nojs.locator("input[name=given_by][value=guardian]").check()
    phone_nojs.fill("#id_giver_name", "Sitti")
    phone_nojs.locator("input[name=means][value=paper]").check()
    worker.press("Simpan dan periksa")
    worker.sees("Ajukan rujukan ini?")
    worker.press("Ajukan")
    worker.sees("menunggu Kepala UPT")
    first = Referral.objects.get()
    assert first.consent == Consent.objects.get() and first.state == "submitted"
    lifecycle.approve_and_send(first, by=way.rina)
    lifecycle.decline(first, reason="full", by=way.yusuf)
    phone_nojs.goto(page("detail", first))
    worker.follow("Tawarkan ke mitra lain")
    worker.press(f"Pilih {second.name}")
    made = Referral.objects.get(reoffer_of=first)
    assert phone_nojs.locator("input[name=shared][value=alias]").is_checked() and made.basis == ""
    phone_nojs.goto(page("detail", first))
    worker.sees(made.number)


@pytest.mark.parametrize("screen", ["phone", "desk"])
def test_every_step_is_good_for_every_eye(request, sign_in, sari, way, partner, second, screen):
    here = request.getfixturevalue(screen)
    sign_in(here, sari)
    way.to("sent")
    here.goto(page("start", way.episode))
    good(here, "1-need")
    here.goto(f"{page('partners', way.episode)}?service={SERVICE}")
    good(here, "2-partners")
    here.goto(f"{page('write', way.episode)}?service={SERVICE}&partner={second.code}")
    good(here, "3-write")
    here.get_by_role("button", name="Simpan draf dan lanjut").click()
    good(here, "3-write-faults")
    here.fill("#id_purpose", "Pengasuhan sementara")
    here.get_by_role("button", name="Simpan draf dan lanjut").click()
    good(here, "4-sharing")
    here.locator("input[name=shared][value=alias]").check()
    here.locator("input[name=shared][value=condition]").check()
    here.locator("input[name=basis][value=consent]").check()
    good(here, "4-sharing-consent")
    here.get_by_role("button", name="Simpan dan periksa").click()
    good(here, "4-sharing-faults")
    here.locator("input[name=basis][value=public_task]").check()
    here.fill("#id_no_consent_reason", "Keluarga belum ditemukan")
    here.get_by_role("button", name="Simpan dan periksa").click()
    here.get_by_text("Ajukan rujukan ini?").wait_for()
    good(here, "5-check")
    here.goto(page("partner", Referral.objects.get(partner=second)))
    good(here, "6-another")
    lifecycle.decline(way.referral, reason="full", by=way.yusuf)
    here.goto(page("detail", way.referral))
    good(here, "7-declined")
    here.goto(page("reoffer", way.referral))
    good(here, "8-reoffer")
    here.goto(page("no-reoffer", way.referral))
    good(here, "9-not-needed")


@pytest.mark.parametrize("screen", ["phone", "desk"])
def test_a_consent_is_recorded_and_withdrawn_in_the_file(request, sign_in, sari, way, partner, screen):
    here = request.getfixturevalue(screen)
    sign_in(here, sari)
    here.goto(reverse("desk:client-consents", args=[way.episode.person.code]))
    good(here, "c1-empty")
    here.get_by_role("link", name="Catat persetujuan").click()
    good(here, "c2-new")
    here.locator("input[name=purpose][value=sharing]").check()
    here.select_option("#id_recipient", partner.code)
    here.locator("input[name=scope][value=alias]").check()
    here.locator("input[name=given_by][value=guardian]").check()
    here.fill("#id_giver_name", "Sitti")
    here.locator("input[name=means][value=spoken]").check()
    here.fill("#id_witness", "Andi")
    good(here, "c3-filled")
    here.get_by_role("button", name="Simpan persetujuan").click()
    here.get_by_text("Berlaku", exact=True).first.wait_for()
    good(here, "c4-list")
    here.get_by_role("link", name="Tarik Berbagi").click()
    good(here, "c5-withdraw")
    here.fill("#id_reason", "Ibu Sitti berubah pikiran")
    here.get_by_role("button", name="Tarik persetujuan").click()
    here.get_by_text("berubah pikiran").wait_for()
    good(here, "c6-withdrawn")

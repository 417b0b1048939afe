"""Bu Rina changes a limit after looking at what it would do, takes it back, and adds a day off; she pauses a referral's
reminders, and Yusuf says behind his link that he is still working on it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from referrals.models import Hold
from rptc.clock.models import Holiday
from rptc.sop.models import Limit
from tests.browser.helpers import axe, no_sideways_scroll
from tests.referrals.web.conftest import Way, bed, episode, partner, way, yusuf  # noqa: F401 fixtures

PIN = "135790"


def looks_right(page):
    axe(page)
    no_sideways_scroll(page)


def press(page, words):
    page.get_by_role("button", name=words, exact=True).click()


def follow(page, words):
    page.get_by_role("link", name=words).first.click()


@pytest.mark.parametrize("screen", ["phone", "desk"])
def test_a_limit_is_looked_at_saved_and_withdrawn(request, way, sign_in, rina, screen):
    page = request.getfixturevalue(screen)
    way.to("sent")
    sign_in(page, rina)
    page.goto("/settings/")
    looks_right(page)
    follow(page, "Batas waktu")
    looks_right(page)
    follow(page, "Jawaban mitra atas rujukan")
    looks_right(page)
    follow(page, "Ubah 2 hari kerja, Semua")
    page.get_by_label("Berapa", exact=True).fill("0")
    press(page, "Lihat akibatnya")
    expect(page.get_by_text("Isi nomor keputusan.").first).to_be_visible()
    looks_right(page)
    page.get_by_label("Diputuskan dengan").fill("SK 12/RPTC/2026")
    press(page, "Lihat akibatnya")
    expect(page.get_by_text("Batas waktu paling sedikit 1.").first).to_be_visible()
    page.get_by_label("Berapa", exact=True).fill("3")
    press(page, "Lihat akibatnya")
    expect(page.get_by_text("2 hari kerja → 3 hari kerja")).to_be_visible()
    expect(page.get_by_text("Janji yang sudah dibuat tidak bergeser.")).to_be_visible()
    looks_right(page)
    press(page, "Simpan perubahan")
    expect(page.get_by_text("Batas waktu tersimpan.")).to_be_visible()
    assert Limit.objects.filter(code="referral_answer", value=3, decided_by="SK 12/RPTC/2026").exists()
    looks_right(page)
    follow(page, "Tarik perubahan")
    press(page, "Tarik perubahan")
    expect(page.get_by_text("Perubahan ditarik.")).to_be_visible()
    assert not Limit.objects.filter(code="referral_answer", value=3).exists()


@pytest.mark.parametrize("screen", ["phone", "desk"])
def test_a_step_is_changed_and_a_day_off_added(request, sign_in, rina, screen):
    page, day = request.getfixturevalue(screen), timezone.localdate() + timedelta(days=9)
    Holiday.objects.filter(date=day).update(withdrawn_at=timezone.now())
    sign_in(page, rina)
    page.goto(reverse("desk:ladder-list"))
    looks_right(page)
    follow(page, "Jemput besok: peksos")
    follow(page, "Ubah anak tangga")
    page.get_by_label("Berapa hari", exact=True).fill("2")
    page.get_by_label("Diputuskan dengan").fill("SK 13/RPTC/2026")
    looks_right(page)
    press(page, "Lihat akibatnya")
    expect(page.get_by_text("1 hari sebelumnya → 2 hari sebelumnya")).to_be_visible()
    press(page, "Simpan perubahan")
    expect(page.get_by_text("Anak tangga tersimpan.")).to_be_visible()
    looks_right(page)
    page.goto(reverse("desk:holiday-add"))
    page.get_by_label("Tanggal").fill(day.isoformat())
    page.get_by_label("Nama").fill("Hari jadi kota")
    page.get_by_label("Libur daerah").press("Space")
    press(page, "Lihat akibatnya")
    looks_right(page)
    press(page, "Simpan perubahan")
    expect(page.get_by_text("Hari libur tersimpan.")).to_be_visible()
    page.goto(f"{reverse('desk:holiday-list')}?year={day.year}")
    expect(page.get_by_text("Hari jadi kota").first).to_be_visible()
    looks_right(page)


def test_yusuf_is_still_working_on_it_and_bu_rina_pauses(way, phone, desk, sign_in, rina):
    referral = way.to("sent")
    contact = way.link.contact
    contact.set_pin(PIN)
    contact.save()
    phone.goto(f"{reverse('link:open', args=[way.link.token])}?act=still-working")
    looks_right(phone)
    phone.get_by_label("Sedang mencari tempat").press("Space")
    phone.get_by_label("Nama Anda").fill("Yusuf")
    phone.get_by_label("PIN Anda").fill(PIN)
    press(phone, "Masih diupayakan")
    expect(phone.get_by_text("Tercatat: pengingat Anda berikutnya menunggu")).to_be_visible()
    looks_right(phone)
    assert Hold.objects.get().reason == "looking_for_place"
    sign_in(desk, rina)
    desk.goto(reverse("referrals:referral-detail", args=[referral.code]))
    expect(desk.get_by_text("Sedang mencari tempat").first).to_be_visible()
    desk.goto(reverse("referrals:referral-pause", args=[referral.code]))
    desk.get_by_label("Kedua pihak sudah menyepakati tanggal").press("Space")
    desk.get_by_label("Dijeda sampai akhir tanggal").fill(
        (timezone.localdate() + timedelta(days=5)).isoformat()
    )
    looks_right(desk)
    press(desk, "Jeda pengingat")
    expect(desk.get_by_text("Pengingat sedang diam")).to_be_visible()
    looks_right(desk)
    press_link = desk.get_by_role("link", name="Jalankan lagi pengingat").first
    press_link.click()
    press(desk, "Jalankan lagi pengingat")
    expect(desk.get_by_text("berjalan lagi").first).to_be_visible()
    assert Hold.objects.get(kind="pause").ended_by == str(rina)

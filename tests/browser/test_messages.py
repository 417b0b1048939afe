"""A mail does not arrive: Bu Rina sees it, has it sent again, and writes down where the social office is reached."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone
from playwright.sync_api import expect

from rptc import notices
from rptc.notices.models import Notice, Pulse
from rptc.places.models import Office
from tests.browser.helpers import axe, no_sideways_scroll
from tests.factories import ReferralFactory
from tests.senders.post_office import PostOffice


@pytest.fixture
def post(settings):
    office = PostOffice().open()
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", office.port, 2
    yield office
    office.close()


@pytest.fixture
def letter(db):
    """A mail to the head of the social office, whose address nobody knows yet; a message to carry, one carried."""
    Office.objects.update(email="")  # reference data outlives a flush
    about = ReferralFactory()
    to = {"to": ["office:dinas_head", "role:unit_head"], "to_label": "Kepala Dinas Sosial"}
    made = notices.queue(
        "referral-rung", about=about, key="a", channel="email", rung="pick_up_rptc_plus7", **to
    )
    notices.queue(
        "referral-sent", about=about, key="b", channel="whatsapp", to=["contact:1"], to_label="Yusuf"
    )
    done = notices.queue(
        "referral-ready", about=about, key="c", channel="phone", to=["contact:1"], to_label="Yusuf"
    )
    Notice.objects.filter(pk=done.pk).update(state="done", done_at=timezone.now(), done_by="Sari")
    return made


def looks_right(page):
    axe(page)
    no_sideways_scroll(page)


@pytest.mark.parametrize("screen", ["phone", "desk"])
def test_what_was_not_delivered_is_seen_mended_and_sent(request, post, letter, sign_in, rina, screen):
    page = request.getfixturevalue(screen)
    call_command("tick", stdout=StringIO())
    sign_in(page, rina)
    page.goto("/messages/")
    expect(page.get_by_role("heading", level=1)).to_have_text("1 pesan tidak terkirim")
    expect(page.get_by_text("Tidak ada alamat surel untuk tujuan ini.")).to_be_visible()
    looks_right(page)
    page.get_by_role("link", name="Kantor tujuan surat").click()
    looks_right(page)
    page.get_by_role("link", name="Kepala Dinas Sosial Kota Makassar").click()
    page.get_by_label("Surel").fill("kadis@makassar.example")
    looks_right(page)
    page.get_by_role("button", name="Simpan kantor").click()
    expect(page.get_by_text("kadis@makassar.example")).to_be_visible()
    page.goto("/messages/")
    page.get_by_role("button", name="Kirim lagi").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Pesan: tidak ada yang gagal")
    call_command("tick", stdout=StringIO())
    assert [mail.receivers for mail in post.mails] == [["kadis@makassar.example"]]
    page.get_by_role("link", name="Terkirim atau selesai").click()
    expect(page.get_by_text("Untuk Kepala Dinas Sosial")).to_be_visible()
    looks_right(page)


@pytest.mark.parametrize("screen", ["phone", "desk"])
def test_a_stopped_clock_stands_above_every_page(request, sign_in, rina, screen):
    page, ended = request.getfixturevalue(screen), timezone.now() - timedelta(hours=2)
    Pulse.objects.create(started_at=ended, finished_at=ended)
    sign_in(page, rina)
    for address in ("/", "/clients/", "/referrals/"):
        page.goto(address)
        expect(page.get_by_text("Tugas terjadwal berhenti pukul")).to_be_visible()
        looks_right(page)
    page.get_by_role("status").get_by_role("link", name="Pesan").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Pesan: tidak ada yang gagal")

"""Nobody collects a client. The ladder asks for a letter to the partner's head: written on a phone, approved at a desk,
printed, and checked by whoever holds the paper."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from referrals.models import Referral
from rptc.letters.models import Letter
from rptc.notices.models import Notice
from tests.browser.helpers import axe, no_sideways_scroll
from tests.browser.people import Somebody
from tests.referrals.domain.conftest import bed, partner, yusuf  # noqa: F401 fixtures
from tests.referrals.papers.test_reminders import ask
from tests.referrals.web.conftest import episode, way  # noqa: F401 fixtures

ANSWERS = {
    "partner_head_title": "Direktur",
    "partner_city": "Makassar",
    "meeting_proposal": "Senin pukul 10.00",
}


@pytest.fixture
def late(way):
    """Baco is ready since ten days; the partner was to bring him back."""
    referral = way.to("ready", collector="partner_delivers")
    when = timezone.now() - timedelta(days=10)
    referral.promises.filter(clock="pick_up").update(
        due=when, original_due=when, due_set_at=when - timedelta(days=5)
    )
    ask(referral, "partner_head", "pick_up_partner_plus3", "reminder_uncollected_partner_head")
    return Referral.objects.get(pk=referral.pk)


def looks_right(page):
    no_sideways_scroll(page)
    axe(page)


def test_a_letter_to_the_partners_head_is_written_approved_printed_and_checked(
    phone, desk, sign_in, sari, rina, late, open_page
):
    worker, head = Somebody(phone), Somebody(desk)
    sign_in(phone, sari)
    phone.goto(reverse("referrals:paper-list", args=[late.code]))
    looks_right(phone)
    worker.follow("Tulis surat ini partner_head")
    looks_right(phone)
    for name, words in ANSWERS.items():
        phone.fill(f"#id_{name}", words)
    worker.press("Simpan draf")
    worker.sees("Draf tersimpan")
    looks_right(phone)
    worker.follow("Beri nomor")
    phone.fill("#id_number", "460/012/RPTC/XI/2026")
    worker.press("Simpan nomor")
    worker.sees("Menunggu persetujuan")

    letter = Letter.objects.get()
    sign_in(desk, rina)
    desk.goto(reverse("referrals:paper-show", args=[late.code, letter.code]))
    looks_right(desk)
    head.follow("Setujui")
    expect(desk.get_by_label("Nomor di buku agenda")).to_have_value("460/012/RPTC/XI/2026")
    looks_right(desk)
    head.press("Setujui")
    head.sees("Surat disetujui")
    with desk.expect_response(lambda answer: answer.url.endswith("/print/")) as printed:
        desk.get_by_role("button", name="Cetak", exact=True).click()
    assert printed.value.status == 302
    assert Notice.objects.get(key="pick_up_partner_plus3:partner_head").state == "done"
    letter.refresh_from_db()
    assert letter.printed_at and letter.values["partner_head_title"] == "Direktur"

    stranger = open_page({"width": 360, "height": 640})
    stranger.goto(reverse("letters:letter-verify", args=[letter.code]))
    expect(stranger.get_by_role("heading", level=1)).to_have_text("Surat ini asli dari kami")
    expect(stranger.get_by_text(letter.sha256)).to_be_visible()
    looks_right(stranger)


def test_a_new_version_of_a_text_is_written_and_a_wrong_name_is_said_beside_it(desk, phone, sign_in, wati):
    writer = Somebody(desk)
    sign_in(desk, wati)
    sign_in(phone, wati)
    desk.goto(reverse("letters:text-list"))
    writer.follow("Surat Rujukan")
    looks_right(desk)
    writer.follow("Tulis versi baru")
    text = desk.input_value("#id_body_id")
    desk.fill("#id_body_id", f"{text}\n\nSalam, {{{{ nama_ibu }}}}")
    writer.press("Simpan draf")
    writer.sees("Nama ini tidak dikenal: nama_ibu.")
    looks_right(desk)
    desk.fill("#id_body_id", f"{text}\n\nSalam dari kami.")
    writer.press("Simpan draf")
    writer.sees("Draf tersimpan")
    phone.goto(desk.url)
    expect(phone.get_by_text("Salam dari kami.")).to_be_visible()
    looks_right(phone)

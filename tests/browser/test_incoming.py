"""A letter at the gate becomes a case and goes back; a partner refers from its account: on the smallest phone and in the office."""

import pytest
from django.urls import reverse
from django.utils import timezone

from clients.models import Draft
from partners.models import Member
from referrals.models import Incoming, Referral, Report
from tests.browser.helpers import axe, no_sideways_scroll
from tests.browser.people import Partner, Somebody
from tests.factories import EpisodeFactory, PersonFactory, UserFactory
from tests.referrals.domain.conftest import bed, partner, yusuf  # noqa: F401 fixtures
from tests.referrals.web.conftest import episode, way  # noqa: F401 fixtures


def good(page):
    axe(page)
    no_sideways_scroll(page)


@pytest.fixture
def member(partner):
    user = UserFactory(username="yusuf", full_name="Yusuf", role="partner_officer", unit=None)
    return Member.objects.create(
        user=user, partner=partner, contact=partner.contacts.first(), invited_by="Sari"
    )


def test_a_letter_at_the_gate_becomes_a_case_and_goes_back(phone, desk, sign_in, andi, sari, partner):
    EpisodeFactory(person=PersonFactory(full_name="Baharudin Daeng Ngalle", sex="male"))
    sign_in(phone, andi)
    gate = Somebody(phone)
    phone.goto(reverse("referrals:incoming-list"))
    good(phone)
    gate.follow("Catat rujukan masuk")
    good(phone)
    gate.press("Catat")
    good(phone)
    phone.select_option("#id_partner", partner.code)
    phone.fill("#id_contact_name", "Ibu Mira, kepala asrama")
    phone.get_by_label("Surat", exact=True).check()
    phone.fill("#id_letter_number", "12/SC/II/2026")
    phone.fill("#id_full_name", "Baharuddin Daeng Ngalle")
    phone.get_by_label("Laki-laki").check()
    phone.fill("#id_age", "9")
    phone.fill("#id_asked", "Pengasuhan sementara")
    gate.press("Catat")
    gate.sees("M-")
    good(phone)
    gate.sees("Punya kasus berjalan")
    sign_in(desk, sari)
    desk.goto(reverse("referrals:incoming-detail", args=[Incoming.objects.get().code]))
    good(desk)
    worker = Somebody(desk)
    worker.follow("Terima rujukan")
    desk.fill("#id_bring_to", "Gerbang RPTC")
    good(desk)
    worker.press("Terima rujukan")
    worker.sees("Mengabari pengirim")
    worker.press("Sudah dikabari? Catat")
    worker.sees("Tercatat sudah dikerjakan")
    worker.follow("Isi penerimaan")
    good(desk)
    case = EpisodeFactory(case_worker=sari)
    Draft.objects.update(episode=case, person=case.person, submitted_at=timezone.now())
    desk.goto(reverse("referrals:incoming-detail", args=[Incoming.objects.get().code]))
    worker.follow("Rujuk balik ke pengirim")
    good(desk)
    desk.select_option("#id_service", "atensi_care")
    desk.fill("#id_purpose", "Melanjutkan pengasuhan")
    desk.fill("#id_serve_days", "30")
    worker.press("Buat rujuk balik")
    desk.wait_for_url("**/referrals/*/**")
    assert Referral.objects.get().answers.their_number == "12/SC/II/2026"


def test_a_partner_refers_from_its_account_and_is_declined(phone, desk, sign_in, sari, member):
    sign_in(phone, member.user)
    sender = Somebody(phone)
    phone.goto("/inbox/")
    sender.follow("Rujuk seseorang ke RPTC")
    good(phone)
    phone.fill("#id_alias", "Baco")
    phone.get_by_label("Laki-laki").check()
    phone.fill("#id_asked", "Malam ini tidak ada tempat")
    phone.get_by_label("Mendesak").check()
    sender.press("Kirim ke RPTC")
    sender.sees("Menunggu jawaban RPTC")
    good(phone)
    sign_in(desk, sari)
    desk.goto(reverse("referrals:incoming-list"))
    good(desk)
    worker = Somebody(desk)
    desk.get_by_role("link", name="Baco").click()
    worker.follow("Tolak rujukan")
    good(desk)
    desk.get_by_label("RPTC penuh").check()
    worker.press("Tolak rujukan")
    worker.sees("ditolak")
    phone.reload()
    sender.sees("RPTC menolak")
    good(phone)
    phone.goto(reverse("inbox:incoming-list"))
    good(phone)


def test_a_report_behind_the_link_is_read_on_the_tab_of_news(phone, desk, sign_in, sari, way, partner, yusuf):
    contact = partner.contacts.get(pk=yusuf.id)
    contact.set_pin("246810")
    contact.save()
    way.to("in_service")
    guest = Partner(phone, way.link)
    guest.opens_the_link("report")
    good(phone)
    phone.fill("#id_result", "Makan sendiri, tidur tenang")
    guest.signs("Kirim laporan")
    guest.sees("Laporan Anda tercatat")
    guest.opens_the_link("ready")
    good(phone)
    sign_in(desk, sari)
    desk.goto(reverse("referrals:referral-news", args=[way.referral.code]))
    good(desk)
    desk.get_by_role("button", name="Sudah saya baca").click()
    Somebody(desk).sees("Dibaca oleh")
    assert Report.objects.get().read_by == "Sari"

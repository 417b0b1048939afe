"""A question to a partner: raised on a phone, answered behind the link, asked again, settled."""

import pytest
from django.urls import reverse

from referrals.models import Issue
from tests.browser.helpers import axe, no_sideways_scroll
from tests.browser.people import Partner, Worker
from tests.factories import UserFactory
from tests.house.world import World

BACK = "Serah terima belum ditandatangani"


@pytest.fixture
def world():
    return World()


def looks_well(page):
    no_sideways_scroll(page)
    axe(page)


def test_a_question_about_a_referral_goes_to_the_partner_and_comes_back(phone, phone_nojs, sign_in, world):
    Issue.objects.all().delete()
    sign_in(phone, world.sari)
    sari, yusuf = Worker(phone), Partner(phone_nojs, world.link)
    sari.opens(world.referral)
    sari.follow("Isu")
    sari.sees("Tidak ada pertanyaan atau perselisihan tentang rujukan ini")
    sari.follow("Ajukan isu")
    phone.get_by_label("Pertanyaan", exact=True).check()
    phone.fill("#id_title", BACK)
    phone.fill("#id_body", "Siapa yang menandatangani di pihak Anda?")
    phone.get_by_label(world.contact.name, exact=True).check()
    looks_well(phone)
    sari.press("Ajukan isu")
    sari.sees("Menunggu jawaban Yusuf")
    sari.sees("Untuk diteruskan")
    looks_well(phone)

    yusuf.opens_the_link("answer-issue")
    yusuf.sees("Jawab pertanyaan")
    assert BACK not in phone_nojs.content()
    phone_nojs.get_by_label("Jawaban Anda").fill("Kepala panti.")
    no_sideways_scroll(phone_nojs)
    yusuf.signs("Kirim jawaban")
    yusuf.sees("Jawaban Anda tercatat")

    phone.reload()
    sari.sees("Sudah dijawab")
    sari.follow("Tanyakan lagi")
    phone.fill("#id_reason", "Siapa namanya?")
    sari.press("Tanyakan lagi")
    sari.sees("Jawabannya waktu itu: Kepala panti.")
    sari.follow("Catat jawaban")
    sari.press("Catat jawaban")
    sari.sees("Tulis siapa yang menjawab, dan bagaimana.")
    looks_well(phone)
    phone.fill("#id_answer", "Pak Contoh.")
    phone.fill("#id_said_by", "Yusuf, lewat telepon")
    sari.press("Catat jawaban")
    sari.follow("Nyatakan tuntas")
    phone.fill("#id_outcome", "Ditandatangani")
    sari.press("Nyatakan tuntas")
    sari.sees("IS-")
    looks_well(phone)
    assert Issue.objects.get().state == "settled"


def test_in_the_office_an_issue_by_itself_begins_with_the_agency_and_is_found_by_whose_turn_it_is(
    desk, sign_in, world
):
    sign_in(desk, UserFactory(role="unit_head", full_name="Bu Rina"))
    rina = Worker(desk)
    desk.goto(reverse("referrals:issue-list"))
    rina.follow("Ajukan isu")
    desk.fill("#id_agency", "Polsek Contoh")
    rina.press("Lanjutkan")
    desk.get_by_label("Perselisihan", exact=True).check()
    desk.fill("#id_title", "Barang bukti belum diserahkan")
    desk.fill("#id_body", "Kapan barang diserahkan?")
    desk.get_by_label("Orang di sana, dengan nama").check()
    desk.fill("#id_owner_name", "Aiptu Contoh")
    looks_well(desk)
    rina.press("Ajukan isu")
    rina.sees("Menunggu jawaban Aiptu Contoh")
    looks_well(desk)
    rina.follow("Ganti penjawab atau hari")
    looks_well(desk)
    desk.goto(f"{reverse('referrals:issue-list')}?turn=partner")
    rina.sees("Barang bukti belum diserahkan")
    looks_well(desk)

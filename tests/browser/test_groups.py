"""A group told in a browser: Sari refers two children on a phone, Bu Rina sends, Yusuf takes them without scripts; and an urgent
night with a word to the family."""

import pytest
from django.urls import reverse

from clients.models import Relative
from referrals.actions import lifecycle
from referrals.models import FamilyWord, Referral, ReferralGroup
from tests.browser.helpers import axe, no_sideways_scroll
from tests.browser.people import Partner, Somebody
from tests.factories import EpisodeFactory, PersonFactory
from tests.referrals.domain.conftest import bed, partner, yusuf  # noqa: F401 fixtures
from tests.referrals.web.conftest import episode, way  # noqa: F401 fixtures


def good(page):
    axe(page)
    no_sideways_scroll(page)


@pytest.fixture
def children(sari):
    return [
        EpisodeFactory(case_worker=sari, person=PersonFactory(full_name=f"{name} Daeng Contoh", alias=name))
        for name in ("Baco", "Cahaya")
    ]


def test_two_children_go_together_from_the_list_to_one_pin(
    phone, desk, phone_nojs, open_page, sign_in, sari, rina, partner, children
):
    sign_in(phone, sari)
    her = Somebody(phone)
    phone.goto(reverse("referrals:referral-list"))
    her.follow("Rujuk beberapa klien bersama")
    good(phone)
    for case in children:
        phone.locator(f"#c-{case.code}").focus()
        phone.keyboard.press("Space")
    her.press("Lanjutkan")
    phone.select_option("#id_partner", partner.code)
    phone.select_option("#id_service", "atensi_care")
    good(phone)
    her.press("Buat draf")  # without a purpose
    phone.locator(".r-errors").wait_for()
    good(phone)
    phone.fill("#id_purpose", "Pengasuhan bersaudara")
    her.press("Buat draf")
    her.sees("2 klien dirujuk bersama")
    good(phone)
    her.follow("Ajukan")
    good(phone)
    her.press("Ajukan")
    her.sees("Selesai untuk 2 klien.")

    sign_in(desk, rina)
    head, group = Somebody(desk), ReferralGroup.objects.get()
    desk.goto(reverse("referrals:group-detail", args=[group.code]))
    head.follow("Setujui dan kirim")
    good(desk)
    head.press("Setujui dan kirim")
    head.sees("Selesai untuk 2 klien.")
    good(desk)

    his = Partner(phone_nojs, group.referrals.first().links.get())
    his.opens_the_link()
    look = open_page({"width": 360, "height": 640})
    look.goto(his.link)
    good(look)
    his.signs("Terima yang dicentang")
    his.sees("Jawaban Anda tercatat")
    his.follow("Lanjut dengan tautan ini")
    his.sees("Konfirmasi serah terima beberapa klien")
    assert [r.state for r in group.referrals.all()] == ["accepted"] * 2
    one = group.referrals.last()
    look.goto(f"{his.link}?of={one.code}")
    good(look)
    assert one.number in look.content() and "Baco" not in look.content()


def test_an_urgent_night_says_whom_to_call_and_the_family_is_told(phone, sign_in, andi, way):
    granny = {
        "name": "Nenek Sitti",
        "relation": "grandparent",
        "phone": "+6281366667777",
        "is_guardian": True,
    }
    Relative.objects.create(person=way.episode.person, **granny)
    way.to("submitted", urgent=True)
    sign_in(phone, andi)
    his = Somebody(phone)
    his.opens(way.referral)
    his.follow("Kirim sekarang, persetujuan menyusul")
    good(phone)
    his.press("Kirim sekarang, persetujuan menyusul")
    his.sees("Mendesak: telepon mitra sekarang")
    assert phone.locator('a[href^="tel:+62813"]').first.is_visible()
    good(phone)
    phone.goto(reverse("referrals:referral-accept", args=[way.referral.code]))
    phone.get_by_label("Lewat telepon").check()
    phone.get_by_label("Siapa di pihak mitra yang mengatakannya").fill("Yusuf")
    good(phone)
    phone.locator("form.r-confirm button[type=submit]").click()
    assert Referral.objects.get().log.last().means == "phone"
    phone.goto(reverse("referrals:referral-tell-family", args=[way.referral.code]))
    good(phone)
    phone.get_by_label("Telepon", exact=True).check()
    phone.get_by_label("Nenek Sitti (wali)").check()
    phone.locator("form.r-confirm button[type=submit]").click()
    assert FamilyWord.objects.get().relative.name == "Nenek Sitti"
    phone.goto(reverse("referrals:referral-news", args=[way.referral.code]))
    his.sees("Nenek Sitti")
    good(phone)


def test_the_head_objects_in_the_office(desk, sign_in, rina, andi, by, way):
    way.to("submitted", urgent=True)
    lifecycle.approve_and_send(way.referral, by=by(andi))
    sign_in(desk, rina)
    her = Somebody(desk)
    her.opens(way.referral)
    her.follow("Nyatakan tidak setuju")
    good(desk)
    desk.fill("#id_note", "Ada tempat di rumah sendiri")
    her.press("Nyatakan tidak setuju")
    her.sees("Kepala UPT tidak setuju")
    good(desk)

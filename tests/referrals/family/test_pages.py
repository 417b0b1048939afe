"""Telling the family, and the news of a referral, as pages."""

import pytest
from django.urls import reverse

from referrals.actions import lifecycle
from referrals.actions.family import tell
from referrals.models import FamilyWord
from rptc.notices.models import Notice
from tests.referrals.web.conftest import cost

pytestmark = pytest.mark.django_db


def page(name, referral):
    return reverse(f"referrals:referral-{name}", args=[referral.code])


def read(answer):
    assert answer.status_code == 200
    return answer.content.decode()


def test_sari_finds_the_guardian_first_with_numbers_to_press(as_, world, kin):
    text = read(as_(world.sari.user).get(page("tell-family", world.sent())))
    assert text.index("Nenek Sitti") < text.index("Ibu Murni")
    assert 'href="tel:+6281366667777"' in text and "wa.me/6281366667777?text=" in text


def test_she_records_a_call_and_it_stands_among_the_news(as_, world, kin):
    referral = world.sent()
    told = {"means": "phone", "relative": kin["granny"].pk}
    answer = as_(world.sari.user).post(page("tell-family", referral), told)
    assert answer.status_code == 302 and FamilyWord.objects.get().relative == kin["granny"]
    assert "Nenek Sitti" in read(as_(world.sari.user).get(page("news", referral)))


def test_that_nobody_was_told_asks_why_and_drops_a_name_chosen_before(as_, world, kin):
    referral = world.sent()
    told = {"means": "not_told", "relative": kin["granny"].pk}
    assert "r-errors" in read(as_(world.sari.user).post(page("tell-family", referral), told))
    as_(world.sari.user).post(page("tell-family", referral), told | {"reason": "Nomor tidak aktif"})
    assert FamilyWord.objects.get().relative is None


def test_an_alert_takes_the_numbers_away_and_only_the_head_goes_on(as_, world, kin, alert):
    referral = world.sent()
    alert("do_not_contact_family")
    text = read(as_(world.sari.user).get(page("tell-family", referral)))
    assert "wa.me" not in text and "tel:+6281366667777" not in text
    told = {"means": "phone", "relative": kin["granny"].pk, "reason": "Putusan pengadilan"}
    read(as_(world.sari.user).post(page("tell-family", referral), told))
    assert not FamilyWord.objects.exists()
    as_(world.rina.user).post(page("tell-family", referral), told)
    assert FamilyWord.objects.get().reason == "Putusan pengadilan"


def test_where_the_place_is_secret_the_whatsapp_text_names_no_place(as_, world, kin, alert):
    referral = world.sent()
    assert "dari+RPTC" in read(as_(world.sari.user).get(page("tell-family", referral)))
    alert("do_not_disclose_location")
    assert "dari+RPTC" not in read(as_(world.sari.user).get(page("tell-family", referral)))


def test_a_relative_of_another_family_cannot_be_slipped_in(as_, world, kin):
    referral = world.sent()
    read(as_(world.sari.user).post(page("tell-family", referral), {"means": "phone", "relative": 999999}))
    assert not FamilyWord.objects.exists()


def test_the_news_tell_what_went_to_the_partner(as_, world, kin):
    referral = world.sent()
    tell(referral, means="not_told", reason="Belum ditemukan", by=world.sari)
    lifecycle.accept(referral, by=world.yusuf)
    Notice.objects.filter(channel="whatsapp").update(state="done", done_at=referral.sent_at, done_by="Sari")
    text = read(as_(world.sari.user).get(page("news", referral)))
    assert "Belum ditemukan" in text and "Yusuf" in text and "WhatsApp" in text


def test_the_news_cost_little(as_, world, kin):
    referral = world.in_service()
    for relative in kin.values():
        tell(referral, means="phone", relative=relative, by=world.sari)
    assert cost(as_(world.sari.user), page("news", referral)) <= 22


def test_administration_reads_no_news_of_a_family(as_, world, wati):
    assert as_(wati).get(page("news", world.sent())).status_code == 403

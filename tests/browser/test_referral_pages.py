"""The referral's pages in a browser: everybody can use them, on the smallest phone, in every state."""

import pytest
from django.urls import reverse

from referrals.actions import extensions
from tests.browser.helpers import axe, no_sideways_scroll
from tests.referrals.domain.conftest import bed, partner, yusuf  # noqa: F401 fixtures
from tests.referrals.web.conftest import STEPS, episode, way  # noqa: F401 fixtures

LINK_STEPS = ["sent", "accepted", "planned", "given", "in_service", "ready", "returned", "collected"]


def detail(referral):
    return reverse("referrals:referral-detail", args=[referral.code])


def link(way):
    return reverse("link:open", args=[way.link.token])


def good(page):
    axe(page)
    no_sideways_scroll(page)


@pytest.mark.parametrize("step", STEPS)
def test_a_worker_reads_a_referral_on_a_phone_in_every_state(phone, sign_in, sari, way, step):
    way.to(step)
    sign_in(phone, sari)
    phone.goto(detail(way.referral))
    good(phone)


@pytest.mark.parametrize("step", LINK_STEPS)
def test_a_partner_uses_the_link_on_a_phone_without_scripts_in_every_state(phone_nojs, phone, way, step):
    way.to(step)
    phone_nojs.goto(link(way))
    phone.goto(link(way))
    good(phone)


def test_the_head_reads_what_waits_in_english_in_the_office(desk, sign_in, rina, way):
    way.to("in_service")
    extensions.ask(way.referral, days=7, reason="client_need", by=way.yusuf)
    sign_in(desk, rina)
    desk.goto(reverse("referrals:referral-list"))
    desk.get_by_role("link", name="English").first.click()
    good(desk)
    desk.goto(detail(way.referral))
    good(desk)


@pytest.mark.parametrize(
    ("step", "slug"),
    [
        ("draft", "submit"), ("submitted", "send"), ("submitted", "send-back"), ("sent", "decline"), ("accepted", "plan-handover"),
        ("planned", "handover"), ("in_service", "extension"), ("ready", "collection"), ("ready", "failed-collection"),
        ("collected", "close"), ("ready", "void"),
    ],
)  # fmt: skip
def test_every_kind_of_act_can_be_filled_in_on_a_phone(phone, sign_in, rina, way, step, slug):
    way.to(step)
    sign_in(phone, rina)
    phone.goto(reverse(f"referrals:referral-{slug}", args=[way.referral.code]))
    good(phone)
    phone.locator("form.r-confirm button[type=submit]").click()
    good(phone)


def test_a_partner_can_use_the_pages_after_the_act(phone, way):
    way.to("given")
    phone.goto(link(way))
    phone.get_by_role("button", name="Konfirmasi serah terima").click()
    good(phone)
    phone.get_by_label("Nama Anda").fill("Yusuf")
    phone.get_by_label("PIN Anda").fill("246810")
    phone.get_by_role("button", name="Konfirmasi serah terima").click()
    phone.get_by_role("heading", name="Serah terima tercatat").wait_for()
    good(phone)
    for act in ("extension", "failed-collection", "absconded", "shared", "collection"):
        phone.goto(f"{link(way)}?act={act}")
        good(phone)
    phone.goto("/r/unknown/")
    good(phone)

"""The main job end to end, by three people: a child is found, assessed, given a bed, referred, handed over, not
collected in time, escalated, collected, and the referral closed."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone
from playwright.sync_api import expect

from clients.models import Stay
from referrals.models import Referral
from referrals.sweep import sweep
from tests.browser.helpers import axe, no_sideways_scroll
from tests.browser.people import Partner, Somebody, Worker
from tests.referrals.domain.conftest import bed, partner  # noqa: F401 fixtures

DAYS = 7  # of service; the collection is due three days after it, counted from three days for the hand-over


@pytest.fixture
def later():
    """`later(days)`: the whole program lives that many days ahead, and the sweep has run there."""
    travellers = []

    def go(days):
        travellers.append(time_machine.travel(timezone.now() + timedelta(days=days)))
        travellers[-1].start()
        sweep(timezone.now())

    yield go
    for traveller in reversed(travellers):
        traveller.stop()


def fits(*pages):
    for page in pages:
        no_sideways_scroll(page)


def test_a_child_is_referred_not_collected_in_time_and_brought_back(
    phone, desk, phone_nojs, sign_in, sari, rina, partner, bed, later
):
    worker, head = Worker(phone), Somebody(desk)
    sign_in(phone, sari)
    sign_in(desk, rina)

    worker.finds_nobody_and_registers("Aco")
    worker.assesses()
    worker.gives_a_bed(bed)
    worker.refers(partner, DAYS)
    referral = Referral.objects.get()
    worker.sees("menunggu Kepala UPT")
    assert referral.state == "submitted" and Stay.objects.open().exists()

    desk.goto("/referrals/?turn=head")
    desk.get_by_role("link", name=referral.number).click()
    head.follow("Setujui dan kirim")
    head.press("Setujui dan kirim")
    head.sees("Menunggu jawaban mitra")
    fits(phone, desk)

    receiver = Partner(phone_nojs, referral.links.get())
    receiver.opens_the_link()
    expect(phone_nojs.get_by_text("Aco")).to_have_count(0)
    receiver.signs("Terima rujukan")
    expect(phone_nojs.get_by_text("Aco").first).to_be_visible()

    worker.opens(referral)
    worker.follow("Konfirmasi serah terima")
    worker.press("Konfirmasi serah terima")
    receiver.opens_the_link()
    receiver.signs("Konfirmasi serah terima")
    fits(phone_nojs)
    referral.refresh_from_db()
    assert referral.state == "in_service" and not Stay.objects.open().exists()

    later(3 + DAYS + 3 + 3)
    sign_in(phone, sari)
    sign_in(desk, rina)
    desk.goto("/")
    head.sees(referral.number)
    desk.goto("/referrals/?late=rptc")
    expect(desk.get_by_role("heading", level=1)).to_contain_text("1 rujukan lewat waktu")
    desk.get_by_role("link", name=referral.number).click()
    expect(desk.get_by_role("heading", level=1)).to_contain_text("Penjemputan lewat 3 hari")
    axe(desk)

    worker.opens(referral)
    worker.plans_a_collection_by("Fadil Rauf")
    receiver.opens_the_link("collection")
    phone_nojs.get_by_label("Fadil Rauf").check()
    receiver.signs("Konfirmasi penjemputan")
    worker.opens(referral)
    worker.sees("Penjemputan: menunggu RPTC")
    worker.collects_into(bed)
    assert Stay.objects.open().get().beds.get().bed == bed
    worker.closes()
    referral.refresh_from_db()
    assert referral.state == "closed"

    receiver.opens_the_link()
    receiver.sees("tanpa data pribadi")
    expect(phone_nojs.get_by_text("Aco")).to_have_count(0)
    fits(phone, phone_nojs)

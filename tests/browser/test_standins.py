"""The unit head goes on leave: a delegate, the roster, a deputy, a case load, from the phone and in the office."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from clients.models import Episode
from rptc.accounts.models import Delegation
from tests.browser.helpers import axe, no_sideways_scroll
from tests.browser.people import Worker
from tests.factories import EpisodeFactory, UserFactory


@pytest.fixture
def rina():
    return UserFactory(username="rina", full_name="Bu Rina", role="unit_head")


@pytest.fixture
def sari():
    return UserFactory(username="sari", full_name="Sari", role="social_worker")


@pytest.fixture
def andi():
    return UserFactory(username="andi", full_name="Andi", role="shelter_officer")


def looks_well(page):
    no_sideways_scroll(page)
    axe(page)


def test_before_her_leave_the_head_names_a_delegate_and_fills_the_roster(
    phone, desk, sign_in, rina, sari, andi
):
    sign_in(phone, rina)
    head, today = Worker(phone), timezone.localdate()
    phone.goto(reverse("desk:delegation-list"))
    head.follow("Tunjuk Plh./Plt.")
    phone.select_option("#id_delegate", sari.code)
    phone.get_by_label("Plh.", exact=False).first.check()
    phone.fill("#id_starts_on", f"{today}")
    phone.fill("#id_ends_on", f"{today + timedelta(days=13)}")
    phone.fill("#id_letter_number", "800/12/2026")
    looks_well(phone)
    head.press("Tunjuk Plh./Plt.")
    head.sees("1 orang bertindak untuk Kepala UPT hari ini")
    looks_well(phone)
    phone.goto(reverse("desk:duty-list"))
    phone.get_by_role("link", name="Tunjuk orang").first.click()
    phone.select_option("#id_user", andi.code)
    looks_well(phone)
    head.press("Tugaskan piket")
    head.sees("Andi bertugas piket dan sudah diberi tahu.")
    head.sees("Terisi")
    looks_well(phone)

    sign_in(desk, sari)
    desk.goto("/")
    Worker(desk).sees("Bertindak untuk Kepala UPT sampai")
    looks_well(desk)
    desk.goto(reverse("desk:delegation-list"))
    assert desk.get_by_role("link", name="Tunjuk Plh./Plt.").count() == 0
    assert Delegation.objects.in_force().get().delegate == sari


def test_a_worker_names_a_deputy_and_the_head_moves_the_whole_load(phone, desk, sign_in, rina, sari, andi):
    cases = [EpisodeFactory(case_worker=sari) for _n in range(3)]
    sign_in(phone, sari)
    worker = Worker(phone)
    phone.goto(reverse("desk:client-file", args=[cases[0].person.code]))
    worker.follow("Tunjuk pengganti")
    phone.select_option("#id_deputy", andi.code)
    looks_well(phone)
    worker.press("Tunjuk pengganti")
    worker.sees("Andi menjadi pengganti dan sudah diberi tahu.")
    looks_well(phone)

    sign_in(desk, rina)
    head = Worker(desk)
    desk.goto(reverse("desk:caseload-list"))
    looks_well(desk)
    head.follow("Sari")
    head.sees(cases[2].number)
    desk.select_option("#id_taker", andi.code)
    desk.get_by_label("Cuti atau sakit").check()
    looks_well(desk)
    head.press("Pindahkan")
    head.sees("3 pekerjaan dipindahkan dari Sari kepada Andi")
    looks_well(desk)
    assert not Episode.objects.running().filter(case_worker=sari).exists()

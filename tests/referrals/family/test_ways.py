"""How the partner said it is kept apart and counted: by itself, or recorded by RPTC for it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from referrals.actions import lifecycle
from referrals.models import Handover
from referrals.refusals import Refused
from referrals.ways import recorded, ways
from rptc.files.models import StoredFile

pytestmark = pytest.mark.django_db


def since():
    return timezone.now() - timedelta(days=90)


def test_a_link_an_account_a_call_a_visit_and_a_paper_are_counted_apart(world, monday):
    scan = StoredFile.objects.create(
        kind="scan", media_type="application/pdf", path="x.pdf", size=1, stored_by="Sari"
    )
    ways_of = [
        {"by": world.yusuf}, {"by": world.yusuf, "means": "account"}, {"by": world.sari, "means": "phone", "for_partner_note": "Yusuf"},
        {"by": world.sari, "means": "person", "for_partner_note": "Yusuf"}, {"by": world.sari, "means": "paper", "scan": scan},
    ]  # fmt: skip
    for how in ways_of:
        lifecycle.accept(world.sent(world.another_case()), **how)
    counts = ways(world.partner, since())
    assert counts == {"link": 1, "account": 1, "phone": 1, "person": 1, "paper": 1}
    assert recorded(counts) == (2, 3)


def test_halves_and_ready_count_too_and_other_partners_and_old_ones_do_not(world):
    referral = world.in_service()  # Yusuf accepted and confirmed by link
    lifecycle.ready(referral, by=world.sari, means="phone", for_partner_note="Yusuf")
    assert ways(world.partner, since()) == {"link": 2, "phone": 1}
    assert ways(world.partner, timezone.now() + timedelta(hours=1)) == {}
    Handover.objects.update(partner_means="paper")
    assert recorded(ways(world.partner, since())) == (1, 2)


@pytest.mark.parametrize("means", ["link", "account", "telepathy"])
def test_rptc_never_speaks_as_if_the_partner_had_pressed(world, means):
    with pytest.raises(Refused, match="by what means"):
        lifecycle.accept(world.sent(), by=world.sari, means=means, for_partner_note="Yusuf")


@pytest.mark.parametrize("means", ["phone", "person", "paper"])
def test_a_partner_never_answers_as_if_rptc_had_recorded_it(world, means):
    with pytest.raises(Refused, match="by what means"):
        lifecycle.accept(world.sent(), by=world.yusuf, means=means)


def test_paper_needs_its_scan_and_a_call_needs_a_name(world):
    referral = world.sent()
    with pytest.raises(Refused, match="scan"):
        lifecycle.accept(referral, by=world.sari, means="paper", for_partner_note="Yusuf")
    with pytest.raises(Refused, match="who"):
        lifecycle.accept(referral, by=world.sari, means="phone")
    assert referral.state == "sent"


def test_a_partner_that_cannot_after_all_says_so_by_its_link(world):
    referral = world.accepted()
    assert lifecycle.fail(referral, reason="client_refused", by=world.yusuf).means == "link"

"""More time: asked once, decided once, with the original promises left alone."""

import pytest
from django.utils import timezone

from clients.actions.refused import Refused
from referrals.actions import extensions, lifecycle
from referrals.models import Extension
from referrals.refusals import AlreadyDecided
from referrals.sweep import sweep
from rptc.flow import NotAllowed, NotNow
from rptc.notices.models import Notice
from tests.referrals.domain.story import wita

pytestmark = pytest.mark.django_db


def ask(world, referral, days=7, reason="client_need", **given):
    return extensions.ask(referral, days=days, reason=reason, by=world.yusuf, **given)


def dues(referral):
    rows = referral.promises.filter(clock__in=["serve_until", "pick_up"])
    return [tuple(timezone.localdate(at).isoformat() for at in (p.due, p.original_due)) for p in rows]


def test_approval_moves_both_clocks_by_the_same_days_and_leaves_the_originals(world):
    referral = world.in_service(serve_days=10)
    assert dues(referral) == [("2026-02-15", "2026-02-15"), ("2026-02-18", "2026-02-18")]
    extensions.decide(ask(world, referral, days=14), approve=True, by=world.rina)
    assert dues(referral) == [("2026-03-01", "2026-02-15"), ("2026-03-04", "2026-02-18")]


def test_a_refusal_moves_nothing_and_says_why(world):
    referral = world.in_service(serve_days=10)
    extension = ask(world, referral)
    with pytest.raises(Refused):
        extensions.decide(extension, approve=False, by=world.rina)
    extensions.decide(extension, approve=False, note="Keluarga menunggu", by=world.rina)
    assert (extension.state, dues(referral)[0][0]) == ("refused", "2026-02-15")


def test_one_request_waits_at_a_time(world):
    referral = world.in_service()
    ask(world, referral)
    with pytest.raises(Refused, match="already waits"):
        ask(world, referral)


def test_a_decision_is_made_once(world, monday):
    extension = ask(world, world.in_service())
    extensions.decide(extension, approve=True, by=world.rina)
    with pytest.raises(AlreadyDecided, match="Rina"):
        extensions.decide(extension, approve=False, note="Berubah", by=world.rina)


def test_only_the_unit_head_decides_and_only_those_concerned_ask(world):
    referral = world.in_service()
    with pytest.raises(NotAllowed):
        extensions.ask(referral, days=7, reason="client_need", by=world.hasan)
    extension = ask(world, referral)
    for somebody in (world.sari, world.yusuf):
        with pytest.raises(NotAllowed):
            extensions.decide(extension, approve=True, by=somebody)


@pytest.mark.parametrize("wrong", [{"days": 0}, {"days": 366}, {"reason": "because"}, {"reason": "other"}])
def test_a_request_has_days_and_a_coded_reason(world, wrong):
    with pytest.raises(Refused):
        ask(world, world.in_service(), **wrong)
    assert not Extension.objects.exists()


@pytest.mark.parametrize(("when", "before"), [("2026-02-15 23.59", True), ("2026-02-16 00.00", False)])
def test_before_or_after_the_end_is_judged_on_the_service_in_force(world, monday, when, before):
    referral = world.in_service(serve_days=10)
    monday(when)
    assert ask(world, referral).before_expiry is before


def test_once_ready_it_is_judged_on_the_pick_up(world, monday):
    referral = world.in_service(serve_days=10)
    monday("2026-02-16 09.00")
    lifecycle.ready(referral, by=world.yusuf)
    assert ask(world, referral, reason="not_picked_up").before_expiry is True


def test_nothing_is_extended_before_the_client_is_there_or_after_it_is_over(world):
    with pytest.raises(NotNow):
        ask(world, world.accepted())
    second = world.in_service(world.another_case())
    extension = ask(world, second)
    lifecycle.abscond(second, by=world.yusuf)
    with pytest.raises(NotNow):
        extensions.decide(extension, approve=True, by=world.rina)
    assert not Extension.objects.waiting().exists()


def test_the_answer_goes_to_who_asked(world):
    referral = world.in_service()
    extensions.decide(ask(world, referral), approve=True, by=world.rina)
    own = extensions.ask(referral, days=3, reason="not_picked_up", by=world.sari)
    extensions.decide(own, approve=True, by=world.rina)
    lines = Notice.objects.filter(template="referral-extension-approved").order_by("id")
    assert [line.channel for line in lines] == ["whatsapp", "in_app"]
    assert Notice.objects.filter(template="referral-extension-asked", state="queued").count() == 0


def test_an_extension_withdraws_the_rungs_that_still_waited(world, monday):
    referral = world.in_service(serve_days=10)
    sweep(monday("2026-02-19 08.30"))
    late = Notice.objects.get(template="referral-rung", to=["role:unit_head"], state="queued")
    extensions.decide(ask(world, referral), approve=True, by=world.rina)
    late.refresh_from_db()
    assert late.state == "dropped"
    sweep(wita("2026-02-20 09.00"))
    assert not Notice.objects.filter(template="referral-rung", queued_at=wita("2026-02-20 09.00")).exists()

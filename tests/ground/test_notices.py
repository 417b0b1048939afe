"""The outbox: told once, in the same transaction, and withdrawn when there is nothing left to tell."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from rptc import notices
from rptc.lib.actor import Actor
from rptc.notices.delivery import deliver
from rptc.notices.models import Notice
from tests.factories import ReferralFactory

pytestmark = pytest.mark.django_db


def queue(about, key="a", **more):
    return notices.queue("pick_up_late", to=["role:unit_head"], about=about, key=key, **more)


def test_the_same_key_is_told_once():
    referral = ReferralFactory()
    first, second = queue(referral), queue(referral)
    assert first.pk == second.pk
    assert Notice.objects.count() == 1


def test_a_notice_reaches_the_office_and_its_delegate_only(rina, sari):
    notice = queue(ReferralFactory())
    assert list(Notice.objects.addressed_to(rina.addresses)) == [notice]
    assert not Notice.objects.addressed_to(sari.addresses).exists()


def test_nothing_is_told_when_the_act_fails():
    referral = ReferralFactory()
    with pytest.raises(RuntimeError), transaction.atomic():
        queue(referral)
        raise RuntimeError
    assert not Notice.objects.exists()


def test_a_notice_for_the_morning_does_not_wait_yet_at_night():
    now = timezone.now()
    queue(ReferralFactory(), not_before=now + timedelta(hours=6))
    assert not Notice.objects.waiting(now).exists()
    assert Notice.objects.waiting(now + timedelta(hours=7)).count() == 1


def test_only_the_first_of_two_people_opens_it():
    notice = queue(ReferralFactory(), channel="whatsapp")
    assert notices.done(notice, by=Actor.job("Sari"))
    assert not notices.done(notice, by=Actor.job("Andi"))
    notice.refresh_from_db()
    assert notice.done_by == "Sari"


def test_what_was_done_stays_done_when_the_rest_is_withdrawn():
    referral = ReferralFactory()
    notices.done(queue(referral, "a"), by=Actor.job())
    queue(referral, "b")
    queue(ReferralFactory(), "c")
    assert notices.drop(referral) == 1
    assert sorted(Notice.objects.values_list("key", "state")) == [
        ("a", "done"),
        ("b", "dropped"),
        ("c", "queued"),
    ]


def test_lines_for_people_are_not_the_senders_business():
    referral = ReferralFactory()
    queue(referral, "a")
    queue(referral, "b", channel="whatsapp")
    assert deliver() == {}
    assert set(Notice.objects.values_list("state", flat=True)) == {"queued"}

"""Two nodes tick in the same second: each mail goes out once. Without the claim it does not."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from django.utils import timezone

from rptc import notices
from rptc.notices import delivery
from rptc.notices.models import Notice
from tests.factories import ReferralFactory, UserFactory

pytestmark = pytest.mark.django_db(transaction=True)
MAILS, NODES = 12, 4


@pytest.fixture
def mails(post):
    UserFactory(role="unit_head", full_name="Bu Rina", email="rina@makassar.example")
    referral = ReferralFactory()
    for n in range(MAILS):
        notices.queue("referral-ready", to=["role:unit_head"], about=referral, key=str(n), channel="email")


def at_once(now):
    """The same tick on several nodes; what each of them counted."""
    gate = Barrier(NODES)

    def node(_number):
        gate.wait()
        try:
            return delivery.deliver(now)
        finally:
            connection.close()

    with ThreadPoolExecutor(NODES) as pool:
        return list(pool.map(node, range(NODES)))


def test_each_mail_goes_out_once(post, mails):
    counts = at_once(timezone.now())
    assert sum(one["mailed"] for one in counts) == MAILS
    assert len({mail["Message-ID"] for mail in post.mails}) == len(post.mails) == MAILS


def test_without_the_claim_the_same_mail_goes_out_twice(post, mails, monkeypatch):
    """The negative control: a node that looks without claiming sends what another is sending."""

    def look(now):
        return Notice.objects.to_mail(now).defer("context").order_by("pk").first()

    monkeypatch.setattr(delivery, "_claim", look)
    at_once(timezone.now())
    assert len(post.mails) > MAILS

"""Yusuf with an account: the same referral as in tests/referrals/web, seen from the partner's inbox."""

import pytest
from django.test import Client

from tests.factories import MemberFactory
from tests.referrals.web.conftest import bed, cost, episode, partner, way, yusuf  # noqa: F401 fixtures

BACKEND = "rptc.accounts.backends.SignIn"


@pytest.fixture
def member(partner):
    return MemberFactory(contact=partner.contacts.get(name="Yusuf"))


@pytest.fixture
def inbox(member):
    """Yusuf's browser, signed in."""
    client = Client()
    client.force_login(member.user, backend=BACKEND)
    return client


@pytest.fixture
def english(inbox):
    """The same browser, in the language of the code."""
    inbox.cookies["django_language"] = "en"
    return inbox


def page(referral):
    return f"/inbox/{referral.code}/"


def press(client, referral, act, **answers):
    return client.post(page(referral), {"act": act} | answers, follow=True)


def read(answer):
    return answer.content.decode()

"""Somebody asks RPTC to take a boy in: by letter, by phone, from an account. The clock stands on a Monday morning."""

import pytest
from django.utils import timezone

from partners.models import Member
from referrals.actions import incoming
from rptc.lib.actor import Actor
from tests.factories import UserFactory
from tests.referrals.domain.conftest import bed, in_english, monday, partner, yusuf  # noqa: F401 fixtures

BOY = {"full_name": "Baharuddin Daeng Ngalle", "alias": "Baco", "sex": "male", "age": 9, "known": "Bekas luka di dahi kiri",
       "guardian": "Daeng Rahasia, 0812-9999-0000", "asked": "Pengasuhan sementara"}  # fmt: skip


class Asking:
    """`asking.by_letter()` and its like bring one in by its own action."""

    def __init__(self, sari, partner, yusuf):
        self.sari, self.partner, self.yusuf = Actor.of(sari), partner, yusuf

    def by_letter(self, **changes):
        return self.ask("letter", **{"letter_number": "12/SC/II/2026", **changes})

    def by_phone(self, **changes):
        return self.ask("phone", **{"contact_phone": "0812-3456-7890", **changes})

    def from_an_account(self, **changes):
        return self.ask("account", **{"by": self.yusuf, "contact_name": "Yusuf", **changes})

    def ask(self, means, by=None, **changes):
        asked = {"partner": self.partner, "client": BOY, "contact_name": "Ibu Mira", **changes}
        return incoming.receive(means=means, by=by or self.sari, **asked)


@pytest.fixture
def asking(monday, sari, partner, yusuf):
    return Asking(sari, partner, yusuf)


@pytest.fixture
def member(partner, yusuf):
    """Yusuf with an account."""
    user = UserFactory(username="yusuf", full_name="Yusuf", role="partner_officer")
    contact = partner.contacts.get(pk=yusuf.id)
    return Member.objects.create(user=user, partner=partner, contact=contact, invited_by="Sari")


def wita(moment):
    return f"{timezone.localtime(moment):%d-%m %H.%M}"

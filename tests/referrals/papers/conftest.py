"""Letters of Baco's referral, in whatever state; `way` and the people of the pages of referrals."""

import pytest
from django.urls import reverse

from referrals.papers import fetch, writing
from referrals.papers.filling import Reading
from referrals.papers.kinds import KINDS
from rptc.letters.names import to_ask
from rptc.lib.actor import Actor
from tests.referrals.domain.conftest import bed, partner, yusuf  # noqa: F401 fixtures
from tests.referrals.web.conftest import episode, way  # noqa: F401 fixtures

NAMES = ["Baharuddin", "Daeng Ngalle", "Lorong Rahasia"]


def address(name, referral, *args):
    return reverse(f"referrals:paper-{name}", args=[referral.code, *args])


@pytest.fixture
def write(sari):
    """`write("referral", referral, **answers)`: Sari writes a letter; what nobody answers gets a word of its own."""

    def go(slug, referral, **given):
        found, members = fetch.referral(sari, referral.code)
        read = Reading(KINDS[slug], found, members)
        letter = writing.write(read, given, by=Actor.of(sari))
        rest = {
            name: "diisi"
            for name in to_ask(letter.template.required)
            if letter.values.get(name) in (None, "")
        }
        return writing.change(letter, read, rest, by=Actor.of(sari)) if rest else letter

    return go


@pytest.fixture
def approve(rina):
    """`approve(letter, referral, number)`: Bu Rina signs."""

    def go(letter, referral, number="460/001/RPTC"):
        found, members = fetch.referral(rina, referral.code)
        given = {"number": number, "day": letter.letter_date, "nip": ""}
        return writing.approve(letter, writing.reading(letter, found, members), by=Actor.of(rina), **given)

    return go

"""A mother takes her consent back while the letter is still being written: what she agreed to leaves the draft too."""

import pytest

from clients.actions import consents
from referrals.actions import drafting
from referrals.papers import fetch, writing
from referrals.papers.filling import Reading
from referrals.papers.kinds import KINDS
from rptc import letters
from rptc.letters.models import Letter
from rptc.lib.refused import Refused
from tests.house.world import world  # noqa: F401 - a fixture
from tests.referrals.web.conftest import bed, episode, partner, way, yusuf  # noqa: F401 fixtures

pytestmark = pytest.mark.django_db
PURPOSE = "Pengasuhan untuk Baco"


@pytest.fixture
def consent(way, sari, by):
    """By which Sari shares what the referral is for; the referral is submitted."""
    way.draft()
    asked = way.referral
    given = consents.record(
        asked.episode.person, purpose="sharing", recipient=asked.partner.code, recipient_label=str(asked.partner),
        scope=["purpose", "alias"], given_by="guardian", giver_name="Sitti", means="paper", by=by(sari),
    )  # fmt: skip
    drafting.change(asked, shared=["purpose", "alias"], basis="consent", consent=given, by=by(sari))
    way.submitted()
    return given


@pytest.fixture
def letter(way, consent, sari, by):
    """Sari's draft of the referral letter, as the record fills it."""
    read = Reading(KINDS["referral"], *fetch.referral(sari, way.referral.code))
    return writing.write(read, {}, by=by(sari))


def again(letter, way, user):
    """The draft and the record, read anew."""
    held, found, members = fetch.letter(user, way.referral.code, letter.code)
    return held, writing.reading(held, found, members)


def test_while_the_consent_holds_the_letter_says_what_it_covers(letter, way, sari):
    now = writing.current(*again(letter, way, sari))
    assert now["referral_reason"] == PURPOSE and "2" in now["consent_reference"]


def test_after_the_withdrawal_neither_preview_nor_page_holds_it(as_, letter, way, consent, sari, by):
    consents.withdraw(consent, reason="Ibu menarik", by=by(sari))
    now = writing.current(*again(letter, way, sari))
    assert now["referral_reason"] == now["consent_reference"] == ""
    page = as_(sari).get(f"/referrals/{way.referral.code}/letters/{letter.code}/change/")
    assert PURPOSE not in page.content.decode()


def test_bu_rina_cannot_approve_what_may_no_longer_be_said(letter, way, consent, sari, rina, by):
    consents.withdraw(consent, reason="Ibu menarik", by=by(sari))
    held, read = again(letter, way, rina)
    with pytest.raises(Refused):
        writing.approve(held, read, number="460/001/2026", day=held.letter_date, nip="", by=by(rina))
    assert Letter.objects.get(pk=letter.pk).is_draft


def test_what_sari_writes_knowing_of_the_withdrawal_stays(letter, way, consent, sari, by):
    consents.withdraw(consent, reason="Ibu menarik", by=by(sari))
    writing.change(*again(letter, way, sari), {"referral_reason": "Dimohon dihubungi"}, by=by(sari))
    assert writing.current(*again(letter, way, sari))["referral_reason"] == "Dimohon dihubungi"


@pytest.mark.parametrize(
    "number", ["ba/001/rptc/2026", "BA／001/RPTC/2026", " BA/001/RPTC/2026 ", "BA/001/RPTC/2026\u200b"]
)
def test_a_number_written_otherwise_is_the_same_number_even_of_a_cancelled_letter(world, rina, by, number):
    letters.cancel(world.letter, reason="Salah tanggal", by=by(rina))
    with pytest.raises(Refused, match="BA/001/RPTC/2026"):
        letters.number(world._letter("", by(world.sari)), number=number, by=by(rina))

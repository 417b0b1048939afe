"""One text for all that is told outside: a number, a verb, the link; in Indonesian, whoever presses the button."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.utils import timezone
from django.utils.translation import override

from referrals import whatsapp
from referrals.models import Incoming, Issue, Link, ReferralGroup
from rptc.lib import phones
from tests.factories import ContactFactory, PartnerFactory, ReferralFactory, UserFactory

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.fixture
def referral():
    return ReferralFactory(number="R-2026-0123", state="sent", sent_at=NOW)


@pytest.fixture
def link(referral):
    contact = ContactFactory(partner=referral.partner, phone="+6281234567890")
    return Link.objects.create(referral=referral, contact=contact)


def issue(**more):
    given = {
        "number": "I-2026-0004", "kind": "question", "partner": PartnerFactory(), "title": "x", "body": "x",
        "worker": UserFactory(), "owner_name": "Yusuf", "raised_by": "Sari", "owed_by": "partner", "made_at": NOW,
        "original_due": NOW, "due": NOW, "due_set_at": NOW,
    }  # fmt: skip
    return Issue(**given | more)


@pytest.mark.parametrize("typed", ["0812-3456-7890", "+62 812 3456 7890", "62812 34567890", "0812 3456 7890"])
def test_a_number_as_people_write_it_opens_the_right_chat(typed):
    assert phones.digits(typed) == "6281234567890"
    assert phones.tel(typed) == "tel:+6281234567890"


@pytest.mark.parametrize("typed", ["", None, "belum ada", "12"])
def test_what_is_no_number_opens_nothing(typed):
    assert phones.digits(typed) == phones.tel(typed) == ""
    assert whatsapp.href(issue(), phone=typed) == ""


def test_a_referral_asks_for_what_is_next(referral, link):
    assert whatsapp.text(referral, link) == f"Rujukan R-2026-0123: mohon dijawab. {whatsapp.address(link)}"
    opened = urlsplit(whatsapp.href(referral, link))
    assert (opened.netloc, opened.path) == ("wa.me", "/6281234567890")
    assert parse_qs(opened.query)["text"] == [whatsapp.text(referral, link)]


def test_it_is_indonesian_although_the_worker_reads_english(referral, link):
    with override("en"):
        assert whatsapp.text(referral, link).startswith("Rujukan ")


def test_an_urgent_one_says_so_first(referral, link):
    referral.urgent = True
    assert whatsapp.text(referral, link).startswith("MENDESAK. Rujukan R-2026-0123")


def test_a_group_says_how_many_and_what_they_have_in_common(referral, link):
    group = ReferralGroup.objects.create(
        number="G-2026-0002", partner=referral.partner, worker=referral.worker
    )
    ReferralFactory.create_batch(3, partner=referral.partner, group=group, state="sent", sent_at=NOW)
    assert whatsapp.text(group, link).startswith("Rujukan G-2026-0002 (3 rujukan): mohon dijawab. http")
    group.referrals.filter(pk=group.referrals.first().pk).update(state="accepted")
    assert "mohon dijawab" not in whatsapp.text(group, link)


@pytest.mark.parametrize(
    ("state", "says"), [("received", "akan menjawab"), ("accepted", "menerima"), ("declined", "tidak dapat")]
)
def test_whoever_refers_to_rptc_hears_how_it_stands(state, says, settings):
    settings.UNIT_PHONE = "0411-555000"
    text = whatsapp.text(Incoming(number="M-2026-0007", state=state))
    assert text.startswith("Rujukan masuk M-2026-0007: ")
    assert says in text and "0411-555000" in text


def test_a_question_is_asked_or_promised(link):
    assert "mohon dijawab. http" in whatsapp.text(issue(), link)
    assert "RPTC akan menjawab." in whatsapp.text(issue(owed_by="rptc"), link)

"""The partner reads a question after its PIN and answers it, behind the link or signed in; only its own, only open ones."""

import pytest
from django.test import Client

from referrals.actions import issues
from referrals.models import Issue
from rptc.lib.actor import Actor
from tests.factories import MemberFactory, PartnerFactory
from tests.referrals.web.conftest import bed, episode, partner, way, yusuf  # noqa: F401 fixtures

pytestmark = pytest.mark.django_db
SIGNED = {"name": "Yusuf", "pin": "246810"}
ASKED = {"kind": "question", "title": "Kolam lumba", "body": "Siapa menandatangani?"}


@pytest.fixture
def issue(way, sari, partner):
    """A question about a referral that is in service."""
    referral = way.to("in_service")
    return raised(referral, sari, owner_contact=partner.contacts.first(), owed_by="partner")


def raised(referral, sari, **owner):
    return issues.raise_(referral=referral, by=Actor.of(sari), **ASKED, **owner)


def address(way):
    return f"/r/{way.link.token}/"


def test_before_a_pin_only_the_number_stands_there(client, way, issue):
    text = client.get(address(way) + "?act=answer-issue").content.decode()
    assert issue.number in text
    assert "lumba" not in text
    assert "menandatangani" not in text


def test_after_the_pin_the_question_is_read(client, way, issue):
    text = client.post(address(way), {"act": "shared", **SIGNED}).content.decode()
    assert "Kolam lumba" in text
    assert "Siapa menandatangani?" in text


def test_the_answer_behind_the_link_is_the_contacts_own(client, way, issue):
    given = {"act": "answer-issue", "issue": issue.code, "answer": "Kepala panti.", **SIGNED}
    assert client.post(address(way), given).status_code == 302
    issue.refresh_from_db()
    assert (issue.state, issue.answer, issue.answered_by) == ("answered", "Kepala panti.", "Yusuf")
    assert issue.log.get().actor_kind == "contact"
    assert client.post(address(way), given).status_code in (200, 409)
    assert issue.log.count() == 1


def test_a_wrong_pin_answers_nothing(client, way, issue):
    client.post(
        address(way),
        {"act": "answer-issue", "issue": issue.code, "answer": "Ya", "name": "Yusuf", "pin": "111111"},
    )
    issue.refresh_from_db()
    assert issue.state == "open"


def test_what_rptc_owes_and_what_is_about_another_referral_is_not_offered(client, way, issue, sari, rina):
    ours = raised(issue.referral, sari, owed_by="rptc", owner=rina)
    elsewhere = issues.raise_(
        partner=PartnerFactory(), owed_by="partner", owner_name="Ida", by=Actor.of(sari), **ASKED
    )
    for other in (ours, elsewhere):
        client.post(address(way), {"act": "answer-issue", "issue": other.code, "answer": "Ya", **SIGNED})
    assert not Issue.objects.filter(state="answered").exists()


def test_without_a_question_nothing_is_offered(client, way):
    way.to("in_service")
    assert "act=answer-issue" not in client.get(address(way)).content.decode()


def test_signed_in_the_question_stands_there_and_is_answered_without_a_pin(way, issue, partner):
    browser = Client()
    browser.force_login(
        MemberFactory(contact=partner.contacts.first()).user, backend="rptc.accounts.backends.SignIn"
    )
    page = f"/inbox/{way.referral.code}/"
    text = browser.get(page).content.decode()
    assert "Kolam lumba" in text
    browser.post(page, {"act": "answer-issue", "issue": issue.code, "answer": "Kepala panti."})
    issue.refresh_from_db()
    assert (issue.state, issue.answered_by) == ("answered", "Yusuf")

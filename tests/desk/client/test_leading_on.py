"""The file leads on: from a line of the timeline to its thing, from the client to who asked for her, and says that she came back."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from clients.models import Draft, Search
from rptc import audit
from tests.factories import EpisodeFactory, IncomingFactory, ReferralFactory

pytestmark = pytest.mark.django_db


def entries(answer):
    return {entry.title.split(":")[0]: entry.href for entry in answer.context["entries"]}


def test_a_line_about_a_referral_leads_to_it_and_one_about_a_stay_to_that_part(as_, sari, case, by, address):
    referral = ReferralFactory(episode=case)
    audit.record("referral-started", referral, by=by(sari))
    audit.record("stay-admitted", ("stay", "abc", "abc"), by=by(sari), person_code=case.person.code)
    audit.record("alerts-raised", case.person, by=by(sari))
    for page in ("", "timeline/"):
        found = entries(as_(sari).get(address(page)))
        assert reverse("referrals:referral-detail", args=[referral.code]) in found.values()
        assert address("stay/") in found.values()
        assert "" in found.values(), "what is said whole leads nowhere"


def test_every_line_leads_where_its_reader_may_go(as_, sari, andi, tono, rina, case, by, address):
    audit.record("referral-started", ReferralFactory(episode=case), by=by(sari))
    audit.record("stay-admitted", ("stay", "abc", "abc"), by=by(sari), person_code=case.person.code)
    for user in (sari, andi, tono, rina):
        answer = as_(user).get(address("timeline/"))
        if answer.status_code != 200:
            continue
        for href in filter(None, entries(answer).values()):
            assert as_(user).get(href).status_code == 200, (user.role, href)


def test_who_asked_rptc_to_take_her_in_stands_beside_the_referrals(as_, sari, case, address):
    joined = IncomingFactory(
        episode=case, state="accepted", answered_at=timezone.now(), kept_at=timezone.now()
    )
    IncomingFactory()  # of somebody else
    answer = as_(sari).get(address("referrals/"))
    assert [(one.pk, who) for one, who in answer.context["incoming"]] == [(joined.pk, joined.partner.name)]
    assert reverse("referrals:incoming-detail", args=[joined.code]) in answer.content.decode()


def test_a_case_that_began_with_an_accepted_request_shows_it_too(as_, sari, case, address):
    draft = Draft.objects.create(
        owner=sari, changed_by=sari, search=Search.objects.create(user=sari, text="udin"), completes=case
    )
    IncomingFactory(draft=draft, state="accepted", answered_at=timezone.now(), kept_at=timezone.now())
    assert len(as_(sari).get(address("referrals/")).context["incoming"]) == 1


@pytest.mark.parametrize(("days", "said"), [(12, True), (2000, False)])
def test_the_bar_says_that_she_came_back_within_the_window(as_, sari, case, address, days, said):
    ended = case.arrived_at - timedelta(days=days)
    EpisodeFactory(
        person=case.person,
        state="closed",
        arrived_at=ended - timedelta(days=5),
        closed_at=ended,
        exit_type="independent",
    )
    facts = as_(sari).get(address()).context["bar"]["facts"]
    assert (f"Kambuh: kembali setelah {days} hari" in facts) is said

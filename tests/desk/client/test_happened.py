"""The timeline and the readers: found by kind, day and person; what is due stands apart."""

from datetime import timedelta

import pytest
from django.utils import timezone

from clients.actions import opening
from rptc import audit
from tests.factories import ReferralFactory

pytestmark = pytest.mark.django_db


def verbs(answer):
    return [event.verb for event in answer.context["page"].rows]


@pytest.fixture
def story(sari, andi, case, by):
    """Sari wrote a referral ten days ago, Andi raised a warning yesterday."""
    now = timezone.now()
    audit.record("referral-started", case.person, by=by(sari), at=now - timedelta(days=10))
    audit.record("alerts-raised", case.person, by=by(andi), at=now - timedelta(days=1))


def test_a_day_is_found_by_its_date(as_, sari, story, address):
    day = timezone.localdate() - timedelta(days=1)
    answer = as_(sari).get(address("timeline/"), {"since": day.isoformat(), "until": day.isoformat()})
    assert verbs(answer) == ["alerts-raised"]
    assert len(answer.context["chips"]) == 2


def test_by_kind_and_by_person(as_, sari, andi, story, address):
    client = as_(sari)
    assert verbs(client.get(address("timeline/"), {"kind": "referral"})) == ["referral-started"]
    assert verbs(client.get(address("timeline/"), {"who": f"user-{andi.pk}"})) == ["alerts-raised"]
    assert "Tidak ada yang cocok" in client.get(address("timeline/"), {"kind": "closure"}).content.decode()


@pytest.mark.parametrize(
    "asked", [{"kind": "x"}, {"since": "kemarin"}, {"who": "user-0"}, {"until": "2026-99-99"}]
)
def test_nonsense_in_the_address_filters_nothing(as_, sari, story, address, asked):
    assert len(verbs(as_(sari).get(address("timeline/"), asked))) == 2


def test_what_is_due_stands_above_the_first_page_alone(as_, sari, case, story, address):
    client = as_(sari)
    (task,) = client.get(address("timeline/")).context["ahead"]
    assert task.href == f"/clients/episode/{case.code}/assess/"
    assert "ahead" not in client.get(address("timeline/"), {"kind": "referral"}).context


@pytest.mark.parametrize("many", [3, 300])
def test_three_hundred_entries_weigh_little_and_ask_no_more(
    as_, sari, case, by, address, django_assert_max_num_queries, many
):
    for _n in range(many):
        audit.record("alerts-raised", case.person, by=by(sari))
    client = as_(sari)
    client.get("/more/")
    with django_assert_max_num_queries(24):
        answer = client.get(address("timeline/"))
    assert len(answer.content) < 30_000
    assert bool(answer.context["page"].older) == (many > 25)


def test_who_opened_a_restricted_part_stands_among_the_readers_with_the_reason(
    as_, sari, andi, case, by, address
):
    opening.open_part(case.person, "health", reason="Demam tinggi", by=by(andi))
    client = as_(sari)
    client.get(address())
    answer = client.get(address("readers/"), {"kind": "restricted"})
    assert verbs(answer) == ["part-opened"]
    assert "Kesehatan: Demam tinggi" in answer.content.decode()


def test_referrals_are_a_part_of_their_own(as_, sari, case, address):
    ReferralFactory(episode=case, number="R-2026-0007")
    assert "R-2026-0007" in as_(sari).get(address("referrals/")).content.decode()

"""Files that were joined are one file in every part of it."""

import pytest
from django.urls import reverse
from django.utils import timezone

from clients import exits
from clients.actions import closure as closing
from clients.models import Person
from tests.factories import EpisodeFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def other(case, sari, assessed):
    """The case of a file that turned out to be hers too, with an assessment."""
    made = EpisodeFactory(case_worker=sari)
    assessed(made)
    Person.objects.filter(pk=made.person_id).update(canonical=case.person)
    made.refresh_from_db()
    return made


def test_the_assessments_of_both_stand_in_the_part_and_are_compared(
    as_, sari, case, other, assessed, address
):
    assessed(case)
    rows = [row for row, _replaced in as_(sari).get(address("assessments/")).context["rows"]]
    assert {row.episode_id for row in rows} == {case.pk, other.pk}
    own, theirs = (other.assessments.get(), case.assessments.get())
    compared = as_(sari).get(reverse("clients:assessment-compare", args=[own.code]), {"with": theirs.code})
    assert compared.status_code == 200 and compared.context["other"] == theirs


def test_the_end_of_a_joined_case_stands_in_the_part(as_, sari, case, other, by, address):
    kind = "family_reunification"
    closing.ask(
        other, exit_type=kind, outcome="Kembali ke ibu", summary="Sepuluh hari", ended_at=timezone.now(),
        extra=dict.fromkeys(exits.asks(kind), "diisi"), by=by(sari),
    )  # fmt: skip
    ends = as_(sari).get(address("closure/")).context["ends"]
    assert [one.episode_id for one, _told, _why in ends] == [other.pk]

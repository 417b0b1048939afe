"""Whose restricted file is open to whom: the team of any of her cases, or who gave a reason."""

from datetime import timedelta

import pytest
from django.utils import timezone

from clients.models import DayNote, Draft, Episode, Opening, Person
from tests.factories import EpisodeFactory, PersonFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def secret():
    return PersonFactory(restricted=True)


def opens(user, person):
    return Person.objects.visible_to(user).filter(pk=person.pk).exists()


def opened(person, user, *, until, part=""):
    return Opening.objects.create(person=person, user=user, part=part, reason="Dipanggil polisi", until=until)


def test_a_file_that_is_not_restricted_is_open_to_the_whole_unit(sari, andi):
    assert opens(sari, PersonFactory()) and opens(andi, PersonFactory())


def test_a_restricted_file_is_closed_to_a_colleague_and_open_to_the_unit_head(secret, sari, rina):
    assert not opens(sari, secret)
    assert opens(rina, secret)


def test_somebody_who_may_open_no_file_opens_none_whatever_team_she_is_on(secret, sisca):
    EpisodeFactory(person=secret, case_worker=sisca)
    assert not opens(sisca, secret) and not Episode.objects.visible_to(sisca).exists()


@pytest.mark.parametrize("part", ["case_worker", "deputy", "team"])
def test_worker_deputy_and_team_of_one_of_her_cases_open_it(secret, sari, andi, part):
    episode = EpisodeFactory(person=secret, case_worker=andi)
    if part == "team":
        episode.team.add(sari)
    else:
        setattr(episode, part, sari)
        episode.save()
    assert opens(sari, secret)


def test_the_team_of_a_closed_case_still_opens_it(secret, sari):
    EpisodeFactory(
        person=secret, case_worker=sari, state="closed", closed_at=timezone.now(), exit_type="independent"
    )
    assert opens(sari, secret)


def test_a_reason_opens_it_until_its_time_has_passed(secret, sari, time_machine):
    now = timezone.now()
    opened(secret, sari, until=now + timedelta(hours=2))
    assert opens(sari, secret)
    time_machine.move_to(now + timedelta(hours=2, seconds=1))
    assert not opens(sari, secret)


def test_a_reason_for_one_part_or_of_somebody_else_opens_no_whole_file(secret, sari, andi):
    soon = timezone.now() + timedelta(hours=2)
    opened(secret, sari, until=soon, part="health")
    opened(secret, andi, until=soon)
    assert not opens(sari, secret)


def test_whoever_knows_one_of_her_joined_files_opens_the_others(secret, sari, andi):
    first = PersonFactory()
    Person.objects.filter(pk=secret.pk).update(canonical=first)
    Person.objects.filter(pk=first.pk).update(restricted=True)
    third = PersonFactory(restricted=True, canonical=first)
    EpisodeFactory(person=third, case_worker=sari)
    assert set(Person.objects.visible_to(sari)) == {first, secret, third}
    assert not Person.objects.visible_to(andi).exists()


def test_what_hangs_on_her_is_seen_as_her_file_is(secret, sari, andi):
    episode = EpisodeFactory(person=secret, case_worker=andi)
    assert episode not in Episode.objects.visible_to(sari)
    assert episode in Episode.objects.visible_to(andi)


def test_a_draft_about_nobody_yet_and_a_note_about_the_house_are_seen_by_all(secret, sari, rina):
    for user in (sari, rina):
        assert "IS NULL" in str(Draft.objects.visible_to(user).query)
        assert "IS NULL" in str(DayNote.objects.visible_to(user).query)

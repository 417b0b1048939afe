"""Two people finish or reopen the same assessment at one moment: it happens once."""

import pytest

from clients.actions import assess, reopening
from clients.actions.refused import Refused
from clients.models import Alert, Assessment
from rptc.audit.models import Event
from rptc.lib.actor import Actor
from tests.clients.assessment.conftest import BY_CODE, CALM
from tests.clients.stay.test_races import together
from tests.factories import EpisodeFactory, UserFactory

pytestmark = pytest.mark.django_db(transaction=True)
TRIALS = 5


@pytest.fixture
def who():
    return UserFactory(full_name="Sari")


def begun(who, answers):
    row = assess.start(episode=EpisodeFactory(case_worker=who), by=Actor.of(who))
    for part in row.instrument.content.sections:
        row = assess.save_section(
            assessment=row, section=part.key, answers=answers, version=row.version, by=Actor.of(who)
        )
    return row


def test_two_who_finish_at_once_finish_once(who):
    answers = BY_CODE["perempuan_hamil_perdarahan"]["answers"]
    for trial in range(1, TRIALS + 1):
        row = begun(who, answers)
        got = together(*[lambda row=row: assess.finish(assessment=row, by=Actor.of(who))] * 2)
        assert [one.pk for one in got] == [row.pk] * 2, got
        assert Event.objects.filter(verb="assessment-finished").count() == trial
        assert Alert.objects.filter(person=row.episode.person, kind="pregnant").count() == 1


def test_two_who_reopen_at_once_make_one_revision(who):
    for _trial in range(TRIALS):
        row = assess.finish(assessment=begun(who, CALM), by=Actor.of(who))
        act = lambda row=row: reopening.reopen(assessment=row, reason="Umur keliru", by=Actor.of(who))  # noqa: E731
        got = together(act, act)
        assert sorted(type(one).__name__ for one in got) == sorted([Assessment.__name__, Refused.__name__]), (
            got
        )
        assert row.revisions.count() == 1

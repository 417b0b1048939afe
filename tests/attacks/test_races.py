"""Two people press at the same moment: one act, and an answer in words for the other."""

from threading import Barrier, Thread

import pytest
from django.db import connection
from django.test import Client

from clients.actions import answers, assess
from clients.models import Assessment
from rptc.audit.models import Event
from rptc.lib.actor import Actor
from tests.clients.assessment.conftest import CALM
from tests.clients.intake.stories import begin
from tests.factories import EpisodeFactory, UserFactory

pytestmark = pytest.mark.django_db(transaction=True)


def together(*acts):
    """What each act made or raised, all begun at the same moment."""
    start, results = Barrier(len(acts)), [None] * len(acts)

    def run(i, act):
        start.wait()
        try:
            results[i] = act()
        except Exception as error:
            results[i] = error
        finally:
            connection.close()

    threads = [Thread(target=run, args=pair) for pair in enumerate(acts)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    return results


@pytest.fixture
def case():
    return EpisodeFactory(case_worker=UserFactory(username="pemilik"))


def people(number):
    return [UserFactory(role="unit_head") for _one in range(number)]


def signed_in(user):
    client = Client()
    client.force_login(user, backend="rptc.accounts.backends.SignIn")
    return client


def test_four_people_judge_at_once_and_one_judgement_stands(case):
    row = assess.fill(case, CALM, by=Actor.of(case.case_worker))
    clients = [signed_in(user) for user in people(4)]
    address = f"/clients/assessment/{row.code}/judge/"
    answered = together(*(lambda c=c: c.post(address, {"band": "immediate"}).status_code for c in clients))
    assert answered == [302] * 4
    assert Event.objects.filter(verb="assessment-judged").count() == 1
    assert Assessment.objects.get().judged_band == "immediate"


def test_four_people_save_one_section_at_once_and_three_are_told_of_the_other(case):
    row = assess.start(episode=case, by=Actor.of(case.case_worker))
    part = row.instrument.content.sections[1]
    choice = next(q for q in part.questions if q.choices and not q.many)
    values = [c.value for c in choice.choices] * 4

    def save(user, value):
        return lambda: assess.save_section(
            assessment=row,
            section=part.key,
            answers={choice.key: value},
            version=row.version,
            by=Actor.of(user),
        )

    made = together(*(save(user, value) for user, value in zip(people(2), values, strict=False)))
    assert sorted(type(result).__name__ for result in made) == ["Assessment", "Conflict"]


def test_an_emergency_form_that_is_saved_from_two_windows_is_kept(sari):
    client = signed_in(sari)
    desk = begin(client, sari, "emergency")
    windows = [signed_in(sari) for _window in range(4)]
    address = desk.address("draft-emergency")
    post = [lambda c=c: c.post(address, {"alias": "Aco", "finish": "1"}).status_code for c in windows]
    assert together(*post) == [200] * 4
    assert desk.now().answers["emergency"]["data"]["alias"] == ["Aco"]


def test_a_draft_that_somebody_sent_meanwhile_says_so(sari, monkeypatch):
    client = signed_in(sari)
    desk = begin(client, sari, "emergency")
    monkeypatch.setattr(answers, "save", _closed)
    page = client.post(desk.address("draft-emergency"), {"alias": "Aco"}, follow=True)
    assert page.redirect_chain[0][0] == "/clients/drafts/" and "Sudah ditutup" in page.content.decode()


def _closed(*args, **kwargs):
    raise answers.Refused("Sudah ditutup")

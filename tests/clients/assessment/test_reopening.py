"""A finished assessment is mended in a new revision; the old one stays as it was."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from clients.actions import assess, reopening
from clients.actions.refused import Refused
from clients.models import Assessment, Episode
from rptc.audit.models import Event
from tests.clients.assessment.conftest import BY_CODE, CALM
from tests.factories import EpisodeFactory, UserFactory

BLEEDING = BY_CODE["perempuan_hamil_perdarahan"]["answers"]
pytestmark = pytest.mark.usefixtures("english")


@pytest.fixture
def episode(sari):
    return EpisodeFactory(case_worker=sari)


@pytest.fixture
def done(episode, sari, by):
    return assess.fill(episode, CALM, by=by(sari))


def test_the_new_revision_starts_from_the_old_answers_and_says_why(done, sari, by):
    made = reopening.reopen(assessment=done, reason="Umur keliru", by=by(sari))
    assert (made.answers, made.revision, made.revises, made.finished_at) == (done.answers, 2, done, None)
    assert Assessment.objects.get(pk=made.pk).reopened_reason == "Umur keliru"
    assert "keliru" not in str(Event.objects.get(verb="assessment-reopened").data)


def test_the_old_one_counts_until_the_new_one_is_finished(done, sari, by):
    made = reopening.reopen(assessment=done, reason="Umur keliru", by=by(sari))
    assert list(Assessment.objects.standing()) == [done]
    ended = assess.finish(assessment=made, by=by(sari))
    assert list(Assessment.objects.standing()) == [ended]
    assert Assessment.objects.get(pk=done.pk).answers == CALM | {}
    assert ended.counts_from == done.finished_at


def test_mending_an_old_one_does_not_make_it_the_newest(done, episode, sari, by):
    newer = assess.fill(episode, BLEEDING, by=by(sari))
    made = reopening.reopen(assessment=done, reason="Umur keliru", by=by(sari))
    assess.finish(assessment=made, by=by(sari))
    assert list(Assessment.objects.standing()) == [newer, made]


def test_the_unit_head_and_the_deputy_may_and_a_colleague_may_not(done, rina, by):
    colleague, deputy = UserFactory(), UserFactory()
    with pytest.raises(Refused, match="case worker or the unit head"):
        reopening.reopen(assessment=done, reason="Umur keliru", by=by(colleague))
    Episode.objects.update(deputy=deputy)
    made = reopening.reopen(assessment=done, reason="Umur keliru", by=by(deputy))
    assess.finish(assessment=made, by=by(deputy))
    assert reopening.reopen(assessment=made, reason="Sekali lagi", by=by(rina)).revision == 3


def test_it_is_reopened_once_with_a_reason_while_the_case_is_open(done, episode, sari, by):
    with pytest.raises(Refused, match="Say why"):
        reopening.reopen(assessment=done, reason="  ", by=by(sari))
    made = reopening.reopen(assessment=done, reason="Umur keliru", by=by(sari))
    with pytest.raises(Refused, match="already") as refused:
        reopening.reopen(assessment=done, reason="Umur keliru", by=by(sari))
    assert refused.value.about == made
    with pytest.raises(Refused, match="still open"):
        reopening.reopen(assessment=made, reason="Umur keliru", by=by(sari))
    assess.finish(assessment=made, by=by(sari))
    Episode.objects.update(state="closed", closed_at=made.started_at)
    with pytest.raises(Refused, match="closed"):
        reopening.reopen(assessment=made, reason="Umur keliru", by=by(sari))


def test_one_that_is_being_filled_in_comes_first(done, episode, sari, by):
    begun = assess.start(episode=episode, by=by(sari))
    with pytest.raises(Refused, match="Finish that one first") as refused:
        reopening.reopen(assessment=done, reason="Umur keliru", by=by(sari))
    assert refused.value.about == begun


def test_the_database_lets_no_revision_mend_something_else(done, sari, by):
    made = reopening.reopen(assessment=done, reason="Umur keliru", by=by(sari))
    for change in ({"revision": 4}, {"episode": EpisodeFactory()}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Assessment.objects.filter(pk=made.pk).update(**change)


def test_the_page_asks_why_then_leads_to_the_new_revision(as_, done, sari):
    page, address = as_(sari), reverse("clients:assessment-reopen", args=[done.code])
    page.cookies["django_language"] = "en"
    assert "Enter reason." in page.post(address, {"reason": ""}).content.decode()
    said = page.post(address, {"reason": "Umur keliru"}, follow=True).content.decode()
    made = Assessment.objects.get(revision=2)
    assert (
        "Umur keliru" in said and reverse("clients:assessment-section", args=[made.code, "opening"]) in said
    )
    old = page.get(reverse("clients:assessment-result", args=[done.code])).content.decode()
    assert "until it is finished this one counts" in old and address not in old


def test_a_colleague_is_not_let_in(as_, done):
    assert as_(UserFactory()).get(reverse("clients:assessment-reopen", args=[done.code])).status_code == 403

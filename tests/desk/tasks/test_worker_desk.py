"""A worker's desk: what I owe and is late first, then what waits for me, then what I should know."""

from datetime import timedelta

import pytest
from django.utils import timezone

from clients.actions import stays
from clients.models import Draft
from referrals.models import Handover, Promise
from rptc import notices
from tests.factories import BedFactory, EpisodeFactory, ReferralFactory

pytestmark = pytest.mark.django_db
NOW = timezone.now


def desk(client):
    return client.get("/").context


def titles(tasks):
    return [(task.title, task.meta) for task in tasks]


def promise(referral, clock, owed_by, due, kept_at=None):
    made = due - timedelta(days=5)
    return Promise.objects.create(
        referral=referral,
        clock=clock,
        owed_by=owed_by,
        made_at=made,
        original_due=due,
        due=due,
        due_set_at=made,
        kept_at=kept_at,
    )


@pytest.fixture
def served(sari, assessed):
    """Sari's client who is with a partner."""
    case = EpisodeFactory(case_worker=sari, person__alias="Udin", person__full_name="Baharuddin")
    assessed(case)
    return ReferralFactory(
        episode=case,
        worker=sari,
        state="in_service",
        sent_at=NOW(),
        handed_over_at=NOW(),
        partner__name="LKSA Cahaya Contoh",
    )


def test_a_late_collection_that_rptc_owes_is_the_first_late_line(as_, sari, served):
    promise(served, "pick_up", "rptc", NOW() - timedelta(days=3))
    promise(served, "serve_until", "partner", NOW() - timedelta(days=6))
    late = desk(as_(sari))["groups"].late
    assert [(t.title, t.code) for t in late] == [("Udin", served.number)]
    assert "LKSA Cahaya Contoh" in late[0].meta
    assert late[0].due.mark == "late"


def test_an_assessment_is_due_a_day_after_arrival(as_, sari):
    EpisodeFactory(case_worker=sari, arrived_at=NOW() - timedelta(hours=30), person__alias="Lewat")
    EpisodeFactory(case_worker=sari, arrived_at=NOW() - timedelta(hours=1), person__alias="Nanti")
    groups = desk(as_(sari))["groups"]
    assert [t.title for t in groups.late] == ["Lewat"]
    assert [t.title for t in groups.today + groups.later] == ["Nanti"]


def test_another_workers_tasks_do_not_show(as_, sari, andi, served):
    promise(served, "pick_up", "rptc", NOW() - timedelta(days=3))
    EpisodeFactory(case_worker=sari)
    assert not desk(as_(andi))["groups"]


def test_a_half_that_the_partner_confirmed_stands_above_everything(as_, sari, served):
    Handover.objects.create(
        referral=served, leg="back", partner_at=NOW(), partner_recorded_at=NOW(), partner_by="Yusuf"
    )
    context = desk(as_(sari))
    assert [t.code for t in context["halves"]] == [served.number]


def test_a_draft_and_a_collected_referral_wait_to_be_finished(as_, sari, served, assessed):
    Draft.objects.create(owner=sari, changed_by=sari, changed_at=NOW())
    other = EpisodeFactory(case_worker=sari)
    assessed(other)
    ReferralFactory(
        episode=other, worker=sari, state="collected", sent_at=NOW(), handed_over_at=NOW(), collected_at=NOW()
    )
    groups = desk(as_(sari))["groups"]
    said = [task.meta for task in groups.today + groups.later]
    assert "Sudah dijemput: tutup rujukan. Kabari keluarga, atau tulis alasannya" in said and len(said) == 2
    assert len(groups.calm) == 1, "the family of the other is a thing for a quiet hour"


def test_a_stay_over_its_limit_asks_what_follows(as_, sari, by, assessed):
    case = EpisodeFactory(case_worker=sari, arrived_at=NOW() - timedelta(days=20), person__alias="Lama")
    assessed(case)
    stays.admit(episode=case, bed=BedFactory(room__children=True), by=by(sari), at=NOW() - timedelta(days=19))
    today = desk(as_(sari))["groups"].today
    assert [t.title for t in today] == ["Lama"]
    assert "20" in today[0].meta


def test_a_case_that_ended_is_no_task(as_, sari, served):
    promise(served, "pick_up", "rptc", NOW() - timedelta(days=3))
    served.episode.state, served.episode.closed_at = "closed", NOW()
    served.episode.save()
    assert not desk(as_(sari))["groups"]


def test_a_line_that_was_read_leaves_the_desk_once(as_, sari, rina, served):
    notice = notices.queue("referral-ready", to=[f"user:{sari.pk}"], about=served, key="a")
    client = as_(sari)
    assert len(desk(client)["told"]) == 1
    assert as_(rina).post(f"/told/{notice.code}/").status_code == 404
    client = as_(sari)
    client.post(f"/told/{notice.code}/")
    assert not desk(client)["told"]
    client.post(f"/told/{notice.code}/")
    notice.refresh_from_db()
    assert notice.done_by == "Sari"


def test_a_whatsapp_line_is_carried_and_cannot_be_waved_away(as_, sari, served):
    notice = notices.queue(
        "referral-sent",
        to=["contact:1", f"user:{sari.pk}"],
        about=served,
        key="b",
        channel="whatsapp",
        to_label="Yusuf",
    )
    client = as_(sari)
    page = client.get("/").content.decode()
    assert "Yusuf" in page
    assert f"/told/{notice.code}/" not in page
    assert client.post(f"/told/{notice.code}/").status_code == 404


def test_an_empty_desk_says_so_and_offers_the_search(as_, sari):
    answer = as_(sari).get("/")
    assert 'action="/clients/"' in answer.content.decode()
    assert not answer.context["groups"]
    assert "r-empty" in answer.content.decode()


@pytest.mark.parametrize("many", [1, 12])
def test_the_desk_asks_the_database_the_same_few_times(
    as_, sari, by, assessed, django_assert_max_num_queries, many
):
    for n in range(many):
        case = EpisodeFactory(case_worker=sari, arrived_at=NOW() - timedelta(days=20))
        EpisodeFactory(case_worker=sari)
        assessed(case)
        stays.admit(
            episode=case, bed=BedFactory(room__children=True), by=by(sari), at=NOW() - timedelta(days=19)
        )
        referral = ReferralFactory(
            episode=case, worker=sari, state="in_service", sent_at=NOW(), handed_over_at=NOW()
        )
        promise(referral, "pick_up", "rptc", NOW() - timedelta(days=n))
        notices.queue("referral-ready", to=[f"user:{sari.pk}"], about=referral, key=str(n))
        Draft.objects.create(owner=sari, changed_by=sari)
    client = as_(sari)
    client.get("/more/")
    with django_assert_max_num_queries(20):  # of them: closing, aftercare; plans and needs; registers
        assert client.get("/").status_code == 200


def test_several_lines_about_one_thing_are_one_row_and_read_together(as_, sari, served):
    for key in "abc":
        notices.queue("referral-ready", to=[f"user:{sari.pk}"], about=served, key=key)
    client = as_(sari)
    (row,) = desk(client)["told"].know
    assert row.older == 2
    client.post(f"/told/{row.notice.code}/")
    assert not desk(client)["told"]

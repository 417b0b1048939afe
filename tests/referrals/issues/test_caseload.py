"""The work of one person goes over to another: all or nothing, thing by thing on record, with the lines that wait."""

import pytest

from clients.actions import team
from clients.models import Draft, Episode
from referrals import caseload
from referrals.actions import deputies, lifecycle
from referrals.actions.caseload import hand_over
from referrals.models import CaseloadMove, Incoming, Referral
from referrals.refusals import Refused
from rptc.audit.models import Event
from rptc.flow import NotAllowed
from rptc.lib.actor import Actor
from rptc.notices.models import Notice
from tests.factories import EpisodeFactory, UserFactory
from tests.referrals.issues.conftest import raised

pytestmark = pytest.mark.django_db


@pytest.fixture
def andi(db):
    return UserFactory(username="andi", full_name="Andi", role="shelter_officer")


def waiting(user, **where):
    return set(
        Notice.objects.filter(state="queued", **where)
        .addressed_to([f"user:{user.pk}"])
        .values_list("template", flat=True)
    )


def moved(world, andi, **given):
    return hand_over(**{"giver": world.sari.user, "taker": andi, "reason": "leave", "by": world.rina} | given)


def on_saris_hands(world):
    """A case with a referral that was accepted, an issue she raised, one that she answers, an unfinished intake."""
    referral = world.accepted()
    issue = raised(world, referral=referral)
    answer = raised(world, owed_by="rptc", owner=world.sari.user, by=world.rina)
    draft = Draft.objects.create(owner=world.sari.user, changed_by=world.sari.user)
    return referral, issue, answer, draft


def test_everything_goes_over_with_the_lines_that_wait(world, andi):
    referral, issue, answer, draft = on_saris_hands(world)
    assert waiting(world.sari.user) >= {"referral-accepted", "issue-raised"}
    move = moved(world, andi)
    for row, field in ((referral, "worker"), (issue, "worker"), (answer, "owner"), (draft, "owner")):
        row.refresh_from_db()
        assert getattr(row, field) == andi
    assert answer.owner_name == "Andi"
    assert Episode.objects.get(pk=world.episode.pk).case_worker == andi
    assert [item["kind"] for item in move.moved] == ["case", "referral", "issue", "answer", "draft"]
    assert waiting(world.sari.user) == {"caseload-given"}
    assert waiting(andi) >= {"referral-accepted", "issue-raised", "caseload-received"}
    assert caseload.of(world.sari.user) == []


def test_each_thing_stands_in_the_audit_and_the_case_in_its_timeline(world, andi):
    on_saris_hands(world)
    moved(world, andi)
    verbs = Event.objects.filter(data__taker=andi.code).values_list("verb", flat=True)
    assert sorted(verbs) == [
        "caseload-moved", "draft-worker-changed", "issue-owner-changed", "issue-worker-changed", "referral-worker-changed",
    ]  # fmt: skip
    on_file = Event.objects.filter(person_code=world.episode.person.code).values_list("verb", flat=True)
    assert {"case-worker-changed", "referral-worker-changed", "issue-worker-changed"} <= set(on_file)


def test_only_what_was_ticked_goes_over_and_only_its_lines(world, andi):
    referral, issue, *_rest = on_saris_hands(world)
    moved(world, andi, only=[f"issue:{issue.code}"])
    referral.refresh_from_db()
    assert referral.worker == world.sari.user
    assert waiting(andi, about_kind="issue", about_code=issue.code) == {"issue-raised"}
    assert waiting(andi, about_kind="referral") == set()
    assert "referral-accepted" in waiting(world.sari.user)


def test_what_is_over_stays_with_whoever_did_it(world, andi):
    referral = world.sent()
    lifecycle.decline(referral, reason="full", by=world.yusuf)
    moved(world, andi)
    referral.refresh_from_db()
    assert referral.worker == world.sari.user


def test_what_was_waiting_for_an_answer_of_hers_goes_over(world, andi):
    from django.utils import timezone

    now = timezone.now()
    Incoming.objects.create(
        number="RM-1", partner=world.partner, contact_name="Yusuf", means="phone", received_at=now, owed_by="rptc",
        made_at=now, original_due=now, due=now, due_set_at=now, worker=world.sari.user, client={}, recorded_by="Sari",
    )  # fmt: skip
    moved(world, andi)
    assert Incoming.objects.get().worker == andi


def test_a_deputy_goes_over_too_and_ends_where_the_taker_is_the_worker(world, andi):
    own, others = world.episode, EpisodeFactory(case_worker=UserFactory(role="social_worker"))
    deputies.name(own, deputy=andi, by=world.sari)
    deputies.name(others, deputy=world.sari.user, by=world.rina)
    move = moved(world, andi)
    for case in (own, others):
        case.refresh_from_db()
    assert (own.case_worker, own.deputy) == (andi, None)
    assert (others.deputy, len(move.moved)) == (andi, 2)
    hand_over(giver=andi, taker=others.case_worker, reason="load", by=world.rina)
    others.refresh_from_db()
    assert others.deputy is None


@pytest.mark.parametrize("taker", ["sari", "auditor", "closed"])
def test_a_taker_who_cannot_work_on_cases_is_refused(world, taker):
    people = {
        "sari": world.sari.user, "auditor": UserFactory(role="auditor"), "closed": UserFactory(role="social_worker", is_active=False),
    }  # fmt: skip
    with pytest.raises(Refused):
        moved(world, people[taker])
    assert not CaseloadMove.objects.exists()


def test_only_the_head_or_a_delegate_moves_work_and_other_needs_words(world, andi):
    for by in (world.sari, Actor.of(andi)):
        with pytest.raises(NotAllowed):
            moved(world, andi, by=by)
    with pytest.raises(Refused, match="Say which reason"):
        moved(world, andi, reason="other")
    assert moved(world, andi, reason="other", note="Rotasi").note == "Rotasi"


def test_what_somebody_else_moved_meanwhile_stops_the_whole(world, andi, monkeypatch):
    """Nothing is half moved: the case is no longer Sari's when its turn comes."""
    referral, *_rest = on_saris_hands(world)
    stale = caseload.of(world.sari.user)
    Episode.objects.filter(pk=world.episode.pk).update(case_worker=world.rina.user)
    monkeypatch.setattr(caseload, "of", lambda user: stale)
    with pytest.raises(Refused, match="no longer this person's"):
        moved(world, andi)
    referral.refresh_from_db()
    assert referral.worker == world.sari.user
    assert not CaseloadMove.objects.exists()
    monkeypatch.undo()
    with pytest.raises(Refused, match="no longer this person's"):
        moved(world, andi, only=[f"case:{world.episode.code}"])


def test_a_group_follows_its_referrals(world, andi):
    from referrals.models import ReferralGroup

    group = ReferralGroup.objects.create(number="G-1", partner=world.partner, worker=world.sari.user)
    Referral.objects.filter(pk=world.sent().pk).update(group=group)
    moved(world, andi)
    group.refresh_from_db()
    assert group.worker == andi


def test_a_deputy_hears_what_waits_and_what_comes_until_it_ends(world, andi):
    referral = world.sent()
    lifecycle.accept(referral, by=world.yusuf)
    deputies.name(world.episode, deputy=andi, by=world.sari)
    assert waiting(andi) == {"referral-accepted", "deputy-named"}
    issue = raised(world, referral=referral)
    assert "issue-raised" in waiting(andi)
    deputies.end(world.episode, by=world.sari)
    assert waiting(andi) == {"deputy-named", "deputy-ended"}
    assert "issue-raised" in waiting(world.sari.user)
    assert list(Referral.objects.worked_by(andi)) == []
    assert issue.worker == world.sari.user


def test_a_new_deputy_takes_the_place_of_the_old_one(world, andi):
    second = UserFactory(role="social_worker")
    world.accepted()
    deputies.name(world.episode, deputy=andi, by=world.sari)
    deputies.name(world.episode, deputy=second, by=world.rina)
    assert "referral-accepted" in waiting(second)
    assert "referral-accepted" not in waiting(andi)
    assert list(Episode.objects.worked_by(second)) == [world.episode]
    with pytest.raises(Refused, match="cannot be the deputy"):
        deputies.name(world.episode, deputy=world.sari.user, by=world.sari)
    with pytest.raises(NotAllowed):
        deputies.name(world.episode, deputy=andi, by=Actor.of(andi))
    with pytest.raises(Refused):
        team.name_deputy(world.episode, deputy=UserFactory(role="administration"), by=world.sari)


def test_a_deputy_opens_a_restricted_file(world, andi):
    from clients.models import Person

    person = world.episode.person
    person.restricted = True
    person.save()
    assert not Person.objects.visible_to(andi).exists()
    deputies.name(world.episode, deputy=andi, by=world.sari)
    assert Person.objects.visible_to(andi).get() == person

"""A plan from its first goal to its second acknowledgement."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from clients.actions.plan import goals, reviews, steps, versions
from clients.actions.refused import Refused
from clients.models import Episode, Goal, Plan, PlanReview, PlanVersion, Step
from rptc.audit.models import Event
from rptc.flow import NotAllowed
from tests.clients.plan.conftest import in_days

pytestmark = pytest.mark.django_db
SPOKEN = {"means": "spoken", "given_by": "guardian", "giver_name": "Sitti", "witness": "Andi"}


def test_the_first_goal_begins_the_plan_and_the_second_joins_it(case, sari, by):
    first = goals.add(episode=case, domain="social", text=" Kembali ke sekolah ", by=by(sari))
    second = goals.add(episode=case, domain="bio", text="Sehat", by=by(sari))
    assert first.plan == second.plan == Plan.objects.get(episode=case)
    assert first.text == "Kembali ke sekolah"
    assert [v.number for v in first.plan.versions.all()] == [1]


def test_goals_and_results_are_not_readable_in_the_database(step):
    with connection.cursor() as cursor:
        cursor.execute("SELECT text FROM clients_goal UNION ALL SELECT what FROM clients_step")
        kept = b"".join(bytes(row[0]) for row in cursor.fetchall())
    assert b"sekolah" not in kept
    assert Step.objects.get().what == "Temui kepala sekolah"


def test_a_step_of_staff_needs_somebody_and_one_of_a_partner_its_partner(goal, sari, by):
    asked = {"goal": goal, "what": "Daftarkan", "due_on": in_days(1), "by": by(sari)}
    with pytest.raises(Refused, match="who does it"):
        steps.add(owner="staff", **asked)
    with pytest.raises(Refused, match="partner"):
        steps.add(owner="partner", **asked)
    theirs = steps.add(owner="partner", partner_code="abc", partner_label="LKSA Cahaya", worker=sari, **asked)
    assert theirs.worker is None and theirs.whose == "LKSA Cahaya"


def test_a_step_done_keeps_its_result_and_day_and_ends_once(step, andi, by):
    done = steps.done(step=step, result="Diterima lagi", on=in_days(-1), by=by(andi))
    assert (done.state, done.result, done.ended_on) == ("done", "Diterima lagi", in_days(-1))
    with pytest.raises(Refused, match="ended already"):
        steps.done(step=step, result="Lagi", by=by(andi))
    with pytest.raises(Refused, match="ended already"):
        steps.drop(step=step, reason="Tidak perlu", by=by(done.worker))


@pytest.mark.parametrize("wrong", [{"result": " "}, {"result": "Baik", "on": in_days(2)}])
def test_a_step_is_not_done_without_a_result_or_tomorrow(step, sari, by, wrong):
    with pytest.raises(Refused):
        steps.done(step=step, by=by(sari), **wrong)
    assert Step.objects.get().is_open


def test_a_closed_goal_takes_its_open_steps_with_it(goal, step, sari, by):
    goals.close(goal=goal, outcome="dropped", note="Pindah kota", by=by(sari))
    assert Step.objects.get().state == "dropped" and Step.objects.get().result == "Pindah kota"
    with pytest.raises(Refused, match="closed already"):
        goals.close(goal=goal, outcome="reached", note="Salah", by=by(sari))
    with pytest.raises(Refused, match="closed already"):
        steps.add(goal=goal, what="Lagi", owner="client", due_on=in_days(1), by=by(sari))


def test_what_was_acknowledged_is_frozen_and_a_change_asks_again(agreed, goal, step, sari, by):
    assert agreed.acknowledged and [g["text"] for g in agreed.content["goals"]] == ["Kembali ke sekolah"]
    goals.change(goal=goal, domain="social", text="Ikut Paket B", by=by(sari))
    assert [v.number for v in goal.plan.versions.all()] == [2, 1]
    first, second = goal.plan.versions.get(number=1), goal.plan.versions.get(number=2)
    assert first.content["goals"][0]["text"] == "Kembali ke sekolah"
    assert second.answered_at is None


def test_a_step_done_is_progress_and_asks_nobody_again(step, plan, sari, by):
    versions.acknowledge(plan, by=by(sari), **SPOKEN)
    steps.done(step=step, result="Sudah", by=by(sari))
    assert plan.versions.count() == 1


def test_the_same_words_again_change_nothing(agreed, goal, sari, by):
    goals.change(goal=goal, domain="social", text="Kembali ke sekolah", by=by(sari))
    assert goal.plan.versions.count() == 1


def test_an_answered_version_cannot_change_whoever_asks(agreed):
    with pytest.raises(IntegrityError, match="frozen"), transaction.atomic():
        PlanVersion.objects.update(giver_name="Orang lain")
    with pytest.raises(IntegrityError, match="frozen"), transaction.atomic():
        agreed.delete()


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"means": "paper"}, "scan or photo"), ({"witness": ""}, "witness"), ({"means": "refused"}, "why it was refused"),
        ({"giver_name": " "}, None), ({"means": "letter"}, None),
    ],
)  # fmt: skip
def test_an_answer_that_proves_nothing_is_refused(plan, sari, by, wrong, sentence):
    with pytest.raises(Refused, match=sentence):
        versions.acknowledge(plan, by=by(sari), **SPOKEN | wrong)
    assert not PlanVersion.objects.exclude(answered_at=None).exists()


def test_a_signed_paper_keeps_its_scan(plan, scan, sari, by):
    made = versions.acknowledge(plan, by=by(sari), **SPOKEN | {"means": "paper", "witness": "", "scan": scan})
    assert made.acknowledged and made.scan == scan


def test_a_refusal_counts_as_no_acknowledgement_and_may_be_asked_again(plan, sari, by):
    refused = versions.acknowledge(
        plan, by=by(sari), **SPOKEN | {"means": "refused", "reason": "Ingin pulang"}
    )
    assert not refused.acknowledged
    again = versions.acknowledge(plan, by=by(sari), **SPOKEN)
    assert (refused.number, again.number) == (1, 2)
    with pytest.raises(Refused, match="acknowledged already"):
        versions.acknowledge(plan, by=by(sari), **SPOKEN)


def test_an_empty_plan_and_a_time_to_come_are_refused(plan, goal, sari, by):
    with pytest.raises(Refused, match="future"):
        versions.acknowledge(plan, by=by(sari), at=timezone.now() + timedelta(hours=1), **SPOKEN)
    with pytest.raises(Refused, match="after the plan"):
        versions.acknowledge(plan, by=by(sari), at=timezone.now() - timedelta(days=1), **SPOKEN)
    goals.close(goal=goal, outcome="reached", note="Sudah", by=by(sari))
    with pytest.raises(Refused, match="empty plan"):
        versions.acknowledge(plan, by=by(sari), **SPOKEN)


def test_a_review_says_of_each_goal_what_becomes_of_it(goal, sari, by):
    other = goals.add(episode=goal.plan.episode, domain="bio", text="Sehat", by=by(sari))
    said = {goal.code: ("keep", ""), other.code: ("reached", "Luka sembuh")}
    made = reviews.review(goal.plan, decisions=said, by=by(sari))
    assert made.changed and made.decisions[other.code] == {"said": "reached", "note": "Luka sembuh"}
    assert Goal.objects.get(pk=other.pk).outcome == "reached"
    assert Plan.objects.get().reviewed_at == made.made_at


def test_a_review_that_leaves_out_a_goal_or_a_reason_is_refused_whole(goal, sari, by):
    with pytest.raises(Refused, match="Decide on it too"):
        reviews.review(goal.plan, decisions={}, by=by(sari))
    with pytest.raises(Refused, match="Say what changes"):
        reviews.review(goal.plan, decisions={goal.code: ("dropped", " ")}, by=by(sari))
    assert not PlanReview.objects.exists() and Goal.objects.get().is_open


@pytest.mark.usefixtures("two_roles")
def test_a_review_is_only_added(goal, sari, by):
    reviews.review(goal.plan, decisions={goal.code: ("keep", "")}, by=by(sari))
    with pytest.raises(Exception, match="permission denied"), transaction.atomic():
        PlanReview.objects.update(changed=True)


def test_nothing_changes_in_the_plan_of_a_closed_case(goal, step, case, sari, by):
    Episode.objects.filter(pk=case.pk).update(state="closed", closed_at=timezone.now())
    for act in (
        lambda: goals.add(episode=case, domain="bio", text="Sehat", by=by(sari)),
        lambda: steps.done(step=step, result="Sudah", by=by(sari)),
        lambda: versions.acknowledge(goal.plan, by=by(sari), **SPOKEN),
    ):
        with pytest.raises(Refused, match="closed"):
            act()


def test_who_may_not_write_plans_does_not(case, goal, step, andi, wati, by):
    with pytest.raises(NotAllowed):
        goals.add(episode=case, domain="bio", text="Sehat", by=by(andi))
    with pytest.raises(NotAllowed):
        steps.drop(step=step, reason="Tidak perlu", by=by(andi))
    with pytest.raises(NotAllowed):
        steps.done(step=step, result="Sudah", by=by(wati))


def test_the_audit_names_codes_and_no_words(step, agreed, sari, by):
    steps.done(step=step, result="Diterima lagi", by=by(sari))
    said = " ".join(f"{e.verb} {e.subject_label} {e.data}" for e in Event.objects.all())
    assert "plan-step-done" in said and "plan-acknowledged" in said
    assert not [word for word in ("sekolah", "Sitti", "Diterima") if word in said]

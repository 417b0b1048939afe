"""Start, save, finish, judge: what each writes, and what each refuses."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.utils import IntegrityError
from django.utils import timezone

from clients.actions import assess
from clients.models import Alert, Assessment, Instrument
from rptc.audit.models import Event
from rptc.flow import NotNow
from tests.clients.assessment.conftest import BY_CODE, CALM, SCENARIOS, raw
from tests.factories import EpisodeFactory

BLEEDING = BY_CODE["perempuan_hamil_perdarahan"]["answers"]


@pytest.fixture
def episode(db):
    return EpisodeFactory()


@pytest.fixture
def begun(episode, sari, by):
    return assess.start(episode=episode, by=by(sari))


def save(row, section, answers, by, **more):
    return assess.save_section(
        assessment=row, section=section, answers=answers, **({"version": row.version} | more), by=by
    )


def kinds(person):
    return sorted(person.alerts.filter(ended_at=None).values_list("kind", flat=True))


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda s: s["code"])
def test_the_scenarios_come_out_of_the_database_as_expected(episode, sari, by, scenario):
    row, expected = assess.fill(episode, scenario["answers"], by=by(sari)), scenario["expected"]
    row.refresh_from_db()
    assert (row.total, row.strength, row.domains) == (
        expected["total"],
        expected["strength_score"],
        expected["domains"],
    )
    assert (row.score_band, row.result_band, row.rules) == (
        expected["score_band"], expected["result_band"], expected["rules"],
    )  # fmt: skip
    assert kinds(episode.person) == expected["alert_flags"]


def test_sari_starts_once_and_goes_on_with_what_is_begun(episode, begun, sari, rina, by):
    assert assess.start(episode=episode, by=by(rina)) == begun
    assert (begun.started_by, begun.version, begun.answers) == (sari, 1, {})


def test_after_finishing_a_new_one_may_be_started(episode, sari, by):
    done = assess.fill(episode, CALM, by=by(sari))
    assert assess.start(episode=episode, by=by(sari)) != done


def test_nobody_starts_on_a_closed_case(sari, by):
    closed = EpisodeFactory(state="closed", closed_at=timezone.now())
    with pytest.raises(NotNow):
        assess.start(episode=closed, by=by(sari))


def test_nothing_is_recorded_in_the_future(episode, sari, by):
    with pytest.raises(ValueError, match="future"):
        assess.start(episode=episode, by=by(sari), at=timezone.now() + timedelta(minutes=1))


def test_a_draft_keeps_half_an_answer(begun, sari, by):
    row = save(begun, "opening", {"age_group": "age18_59"}, by(sari))
    assert (row.answers, row.version, row.finished_at) == ({"age_group": "age18_59"}, 2, None)


def test_saving_a_part_leaves_the_others_alone(begun, sari, by):
    row = save(begun, "opening", CALM, by(sari))
    row = save(row, "tonight", CALM, by(sari))
    row = save(row, "tonight", {}, by(sari))
    assert set(row.answers) == {q.key for q in row.instrument.content.section("opening").questions}


def test_saving_the_same_again_makes_no_new_version(begun, sari, by):
    row = save(begun, "opening", CALM, by(sari))
    assert save(row, "opening", CALM, by(sari), version=1).version == row.version


def test_an_answer_that_is_hidden_later_is_not_kept(begun, sari, by):
    child = CALM | {"age_group": "age6_11"}
    row = save(begun, "opening", child, by(sari))
    row = save(row, "people_and_identity", child | {"guardian_reachable": "not_known"}, by(sari))
    assert row.answers["guardian_reachable"] == "not_known"
    row = save(row, "opening", CALM, by(sari))
    assert "guardian_reachable" not in Assessment.objects.get(pk=row.pk).answers


def test_two_phones_the_second_is_refused_and_nothing_is_overwritten(begun, sari, rina, by):
    save(begun, "opening", {"age_group": "age6_11"}, by(rina))
    with pytest.raises(assess.Conflict) as refused:
        save(begun, "opening", {"age_group": "age18_59"}, by(sari), version=1)
    assert refused.value.assessment.answers == {"age_group": "age6_11"}
    assert Assessment.objects.get(pk=begun.pk).changed_by == rina


def test_finishing_names_what_is_missing_and_locks_nothing(begun, sari, by):
    row = save(begun, "opening", CALM, by(sari))
    with pytest.raises(assess.Incomplete) as refused:
        assess.finish(assessment=row, by=by(sari))
    assert {fault.section.key for fault in refused.value.faults} == {
        "danger_now",
        "people_and_identity",
        "tonight",
    }
    assert Assessment.objects.get(pk=row.pk).finished_at is None


def test_finishing_refuses_an_answer_that_is_too_long(begun, sari, by):
    for section in begun.instrument.content.sections:
        begun = save(begun, section.key, CALM | {"own_wish": "x" * 501}, by(sari))
    with pytest.raises(assess.Incomplete) as refused:
        assess.finish(assessment=begun, by=by(sari))
    assert [fault.question.key for fault in refused.value.faults] == ["own_wish"]


def test_finishing_twice_does_nothing_twice(episode, sari, rina, by):
    done = assess.fill(episode, BLEEDING, by=by(sari))
    again = assess.finish(assessment=done, by=by(rina))
    assert (again.finished_at, again.finished_by) == (done.finished_at, sari)
    assert Event.objects.filter(verb="assessment-finished").count() == 1


def test_a_finished_one_takes_no_more_answers(episode, sari, by):
    done = assess.fill(episode, CALM, by=by(sari))
    with pytest.raises(NotNow):
        save(done, "opening", {}, by(sari))


def test_alerts_are_raised_once_while_they_are_open(episode, sari, by):
    first = assess.fill(episode, BLEEDING, by=by(sari))
    assess.fill(episode, BLEEDING, by=by(sari))
    assert kinds(episode.person) == ["acute_illness", "pregnant"]
    alert = Alert.objects.get(kind="pregnant")
    assert Event.objects.filter(verb="alerts-raised").count() == 1
    assert (alert.raised_by, alert.source) == ("Sari", f"initial_assessment {first.code}")


def test_an_alert_that_ended_is_raised_anew(episode, sari, by):
    assess.fill(episode, BLEEDING, by=by(sari))
    episode.person.alerts.update(ended_at=timezone.now(), ended_by="Bu Rina")
    assess.fill(episode, BLEEDING, by=by(sari))
    assert kinds(episode.person) == ["acute_illness", "pregnant"]
    assert episode.person.alerts.count() == 4


def test_a_higher_judgement_needs_no_reason(episode, sari, by):
    done = assess.fill(episode, CALM, by=by(sari))
    judged = assess.judge(assessment=done, band="high", by=by(sari))
    assert (judged.band, judged.result_band) == ("high", "low")


def test_a_lower_judgement_needs_a_reason(episode, sari, by):
    done = assess.fill(episode, BLEEDING, by=by(sari))
    for empty in ("", "   "):
        with pytest.raises(ValidationError):
            assess.judge(assessment=done, band="high", reason=empty, by=by(sari))
    judged = assess.judge(assessment=done, band="high", reason="Sudah ditangani IGD", by=by(sari))
    assert (judged.band, judged.result_band, judged.judged_reason) == (
        "high",
        "immediate",
        "Sudah ditangani IGD",
    )


def test_it_is_judged_once_and_not_before_it_is_finished(begun, episode, sari, by):
    with pytest.raises(NotNow):
        assess.judge(assessment=begun, band="high", by=by(sari))
    done = assess.fill(episode, CALM, by=by(sari))
    assess.judge(assessment=done, band="high", by=by(sari))
    with pytest.raises(NotNow):
        assess.judge(assessment=done, band="medium", by=by(sari))


def test_who_began_in_the_old_version_finishes_in_it(begun, episode, sari, by):
    newer = raw() | {"version": "2.0"}
    del newer["sections"][0]["questions"][4]
    row = Instrument(
        code=newer["code"], version="2.0", definition=newer, sha256="x", published_at=timezone.now()
    )
    row.save()
    done = assess.fill(episode, CALM, by=by(sari))
    assert (done.pk, done.instrument.version, "interview_setting" in done.answers) == (begun.pk, "1.0", True)
    assert assess.start(episode=episode, by=by(sari)).instrument == row


def test_a_version_not_published_or_retired_is_not_used(episode, sari, by, db):
    Instrument.objects.create(code="initial_assessment", version="3.0", definition=raw(), sha256="x")
    now = timezone.now()
    Instrument.objects.create(
        code="initial_assessment",
        version="4.0",
        definition=raw(),
        sha256="y",
        published_at=now,
        retired_at=now,
    )
    assert assess.start(episode=episode, by=by(sari)).instrument.version == "1.0"


def test_each_act_leaves_an_event_without_an_answer_in_it(episode, sari, by):
    done = assess.fill(episode, BLEEDING, by=by(sari))
    assess.judge(assessment=done, band="high", reason="Sudah di IGD", by=by(sari))
    events = Event.objects.of_person(episode.person.code)
    verbs = [
        "assessment-judged",
        "assessment-finished",
        "need-urgent",
        "alerts-raised",
        *["assessment-saved"] * 4,
        "assessment-started",
    ]
    assert [event.verb for event in events] == verbs
    said = str([event.data for event in events])
    assert not any(word in said for word in ("bleeding", "warning_signs", "immediate", "IGD", "pregnant"))


def test_what_a_page_saves_by_itself_leaves_no_event(begun, sari, by):
    save(begun, "opening", CALM, by(sari), silent=True)
    assert not Event.objects.filter(verb="assessment-saved").exists()


def test_the_answers_are_sealed_in_the_table(begun, sari, by):
    save(begun, "tonight", {"own_wish": "Ingin pulang ke Jeneponto"}, by(sari))
    with connection.cursor() as cursor:
        cursor.execute("SELECT answers FROM clients_assessment WHERE id = %s", [begun.pk])
        stored = bytes(cursor.fetchone()[0])
    assert b"Jeneponto" not in stored and b"own_wish" not in stored


FORBIDDEN = [
    "UPDATE clients_assessment SET total = 0",
    "UPDATE clients_assessment SET result_band = 'low'",
    "UPDATE clients_assessment SET rules = '{}'",
    "UPDATE clients_assessment SET finished_at = NULL",
    "UPDATE clients_assessment SET judged_band = 'low'",
    "DELETE FROM clients_assessment",
]


def refused(sql, error=IntegrityError):
    with pytest.raises(error), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
    return True


@pytest.mark.parametrize("sql", FORBIDDEN)
def test_raw_sql_does_not_change_a_finished_assessment(episode, sari, by, sql):
    done = assess.fill(episode, BLEEDING, by=by(sari))
    assert refused(f"{sql} WHERE id = {done.pk}")


def test_raw_sql_does_not_change_the_answers_either(episode, sari, by, two_roles):
    done = assess.fill(episode, BLEEDING, by=by(sari))
    assert refused(f"UPDATE clients_assessment SET answers = 'x' WHERE id = {done.pk}")


def test_raw_sql_does_not_judge_twice_or_too_early(begun, episode, sari, by):
    assert refused(f"UPDATE clients_assessment SET judged_band = 'high' WHERE id = {begun.pk}")
    done = assess.fill(episode, CALM, by=by(sari))
    assess.judge(assessment=done, band="high", by=by(sari))
    assert refused(f"UPDATE clients_assessment SET judged_band = 'medium' WHERE id = {done.pk}")


@pytest.mark.parametrize(
    "change", ["definition = '{}'", "version = '9'", "code = 'other'", "sha256 = ''", "published_at = NULL"]
)
def test_raw_sql_does_not_change_a_published_instrument(db, change):
    assert refused(f"UPDATE clients_instrument SET {change} WHERE published_at IS NOT NULL")


def test_raw_sql_does_not_delete_a_published_instrument(db):
    assert refused("DELETE FROM clients_instrument WHERE published_at IS NOT NULL")

"""Ladders are edited step by step; no ladder is left that tells nobody."""

from datetime import date

import pytest

from referrals import words
from referrals.models import RungDone
from referrals.sweep import sweep
from rptc.flow import NotAllowed
from rptc.lib.actor import Actor
from rptc.lib.refused import Refused
from rptc.notices.models import Notice
from rptc.sop.actions import steps
from rptc.sop.models import Rung

pytestmark = pytest.mark.django_db


def terms(**more):
    return {
        "label_id": "Hari jawaban: kontak mitra", "label_en": "Answer day: contact", "offset": 0, "offset_unit": "working_day",
        "repeats_every": None, "audience": ["partner_contact"], "told": ["case_worker"], "channels": ["whatsapp"],
        "working_hours_only": True, "needs_ack": False, "valid_from": date(2026, 2, 3), "decided_by": "SK 5", "note_id": "",
        "note_en": "",
    } | more  # fmt: skip


def rung_lines():
    return Notice.objects.filter(template="referral-rung").order_by("id")


def test_a_changed_step_follows_and_keeps_its_name(reminder, head):
    made = steps.follow(reminder, by=head, **terms(offset=-1))
    reminder.refresh_from_db()
    assert (reminder.valid_to, made.code, made.offset) == (date(2026, 2, 2), reminder.code, -1)


def test_the_words_of_a_line_are_those_of_its_day(world, reminder, head, monday):
    world.sent()
    sweep(monday("2026-02-04 00.01"))
    old = rung_lines().first()
    steps.follow(reminder, by=head, **terms(valid_from=date(2026, 2, 5), label_en="Other words"))
    monday("2026-02-06 09.00")
    assert "Other words" not in words.sentences([old])[old.pk]
    world.sent(world.another_case())
    sweep(monday("2026-02-10 00.01"))
    new = rung_lines().last()
    assert words.sentences([new])[new.pk] == "Other words"


def test_a_step_is_said_once_however_it_is_moved(world, reminder, head, monday):
    """Said on Wednesday; the head moves it to a day later from Thursday on."""
    referral = world.sent()
    sweep(monday("2026-02-04 00.01"))
    steps.follow(reminder, by=head, **terms(offset=1, valid_from=date(2026, 2, 5)))
    sweep(monday("2026-02-05 00.01"))
    done = RungDone.objects.filter(promise__referral=referral, rung="answer_partner_zero")
    assert done.count() == 1


def test_a_repeating_step_goes_on_with_its_numbers_when_its_rhythm_changes(world, head, monday):
    """Late since 4 March; reports on the 18th and 25th, then every 14 days: the third comes on 1 April."""
    weekly = Rung.objects.get(code="pick_up_rptc_plus14")
    world.partner.documents.update(ends_on="2027-12-31")
    referral = world.in_service(serve_days=24)
    due = referral.promises.get(clock="pick_up").due
    assert f"{due.astimezone():%m-%d}" == "03-04"
    for night in ("2026-03-18 00.01", "2026-03-25 00.01"):
        sweep(monday(night))
    kept = {
        name: getattr(weekly, name)
        for name in ("label_id", "label_en", "offset", "offset_unit", "audience", "told", "channels")
    }
    steps.follow(weekly, by=head, **terms(**kept, repeats_every=14, valid_from=date(2026, 3, 26)))
    for day in range(26, 32):
        sweep(monday(f"2026-03-{day} 00.01"))
    sweep(monday("2026-04-01 00.01"))
    said = RungDone.objects.filter(promise__referral=referral, rung=weekly.code).order_by("sequence")
    assert [(row.sequence, f"{row.at.astimezone():%m-%d}") for row in said] == [
        (0, "03-18"),
        (1, "03-25"),
        (2, "04-01"),
    ]


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"audience": []}, "tells nobody"),
        ({"channels": []}, "how they are told"),
        ({"offset": 400}, "At most 365"),
        ({"repeats_every": 0}, "Repeat after"),
        ({"valid_from": date(2026, 2, 1)}, "Begin today or later"),
    ],
)
def test_a_step_that_tells_nobody_is_refused(reminder, head, given, words):
    with pytest.raises(Refused, match=words):
        steps.follow(reminder, by=head, **terms(**given))


def test_a_new_step_is_heard_from_its_day_on(world, head, monday):
    made = steps.add(
        clock="answer",
        owed_by="partner",
        by=head,
        **terms(offset=-1, audience=["unit_head"], channels=["in_app"]),
    )
    assert made.code == "answer_partner_minus1"
    world.sent()
    sweep(monday("2026-02-03 00.01"))
    assert [line.context["rung"] for line in rung_lines() if not line.context.get("told")] == [made.code]


def test_a_second_step_of_one_day_gets_a_name_of_its_own(reminder, head):
    assert steps.add(clock="answer", owed_by="partner", by=head, **terms()).code == "answer_partner_zero_2"


def test_a_step_ends_but_never_the_last_one_of_a_ladder(reminder, head, monday):
    steps.end(reminder, last_day=date(2026, 2, 3), by=head)
    only = Rung.objects.get(code="urgent_now")
    with pytest.raises(Refused, match="would tell nobody"):
        steps.end(only, last_day=date(2026, 2, 3), by=head)


def test_an_ended_step_is_silent(world, reminder, head, monday):
    world.sent()
    steps.end(reminder, last_day=date(2026, 2, 3), by=head)
    assert sweep(monday("2026-02-04 00.01")).get("queued", 0) == 0


def test_a_planned_step_is_withdrawn(reminder, head):
    made = steps.follow(reminder, by=head, **terms(offset=-1))
    steps.withdraw(made, by=head)
    reminder.refresh_from_db()
    assert reminder.valid_to is None


def test_only_immediate_danger_rings_at_night_unless_the_head_says_so(reminder, head):
    assert list(Rung.objects.filter(working_hours_only=False).values_list("code", flat=True)) == [
        "urgent_now"
    ]
    made = steps.follow(reminder, by=head, **terms(working_hours_only=False))
    assert made.working_hours_only is False


def test_sari_changes_no_ladder(reminder, sari):
    for act in (
        lambda by: steps.follow(reminder, by=by, **terms(offset=3)),
        lambda by: steps.add(clock="answer", owed_by="partner", by=by, **terms()),
        lambda by: steps.end(reminder, last_day=date(2026, 2, 3), by=by),
        lambda by: steps.withdraw(reminder, by=by),
    ):
        with pytest.raises(NotAllowed):
            act(Actor.of(sari))

"""Limits follow one another without overlap or gap; the past and what was promised stay."""

from datetime import date

import pytest

from referrals.models import Promise
from rptc.audit.models import Event
from rptc.flow import NotAllowed
from rptc.lib.actor import Actor
from rptc.lib.refused import Refused
from rptc.sop.actions import limits
from rptc.sop.models import Limit

pytestmark = pytest.mark.django_db


def terms(**more):
    return {
        "value": 3, "unit": "working_day", "warn_before": 1, "certainty": "", "valid_from": date(2026, 2, 3),
        "decided_by": "SK 12/RPTC/2026", "note_id": "", "note_en": "",
    } | more  # fmt: skip


def changed(answer, head, **more):
    return limits.follow(answer, by=head, **terms(**more))


def test_a_change_follows_and_the_old_row_ends_the_day_before(answer, head):
    made = changed(answer, head)
    answer.refresh_from_db()
    assert (answer.valid_to, made.valid_from, made.valid_to) == (date(2026, 2, 2), date(2026, 2, 3), None)
    assert (made.label_id, made.decided_by, made.made_by) == (
        answer.label_id,
        "SK 12/RPTC/2026",
        str(head.label),
    )


def test_a_limit_from_tomorrow_changes_nothing_today(answer, head):
    changed(answer, head)
    assert Limit.objects.in_force("referral_answer").value == 2
    assert Limit.objects.in_force("referral_answer", on=date(2026, 2, 3)).value == 3


def test_a_past_period_keeps_its_limit(answer, head, monday):
    changed(answer, head)
    monday("2027-01-04 09.00")
    assert Limit.objects.in_force("referral_answer", on=date(2026, 2, 2)).value == 2


def test_a_promise_already_made_does_not_move(world, answer, head, monday):
    referral = world.sent()
    before = list(Promise.objects.order_by("pk").values_list("due", "original_due"))
    changed(answer, head, value=9)
    monday("2026-02-03 09.00")
    later = world.sent(world.another_case())
    assert (
        list(Promise.objects.filter(referral=referral).order_by("pk").values_list("due", "original_due"))
        == before
    )
    assert later.promises.get(clock="answer").due > referral.promises.get(clock="answer").due


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"value": 0}, "at least 1"),
        ({"value": -4}, "at least 1"),
        ({"value": 10_000, "unit": "hour"}, "At most 720 hours"),
        ({"value": 300}, "At most 260 working days"),
        ({"warn_before": 3}, "before the limit"),
        ({"unit": "person"}, "counts people"),
        ({"valid_from": date(2026, 2, 1)}, "Begin today or later"),
        ({"valid_from": date(2062, 2, 1)}, "two years away"),
        ({"value": 2}, "Nothing would change"),
    ],
)
def test_what_no_limit_can_be_is_refused_in_words(answer, head, given, words):
    with pytest.raises(Refused, match=words):
        changed(answer, head, **given)
    answer.refresh_from_db()
    assert answer.valid_to is None and Limit.objects.filter(code="referral_answer").count() == 2


def test_only_the_unit_head_or_a_delegate_changes_a_limit(answer, sari, wati):
    for user in (sari, wati):
        with pytest.raises(NotAllowed):
            changed(answer, Actor.of(user))


def test_a_second_change_on_top_of_a_planned_one_is_refused(answer, head):
    planned = changed(answer, head)
    with pytest.raises(Refused, match="planned already"):
        changed(answer, head, value=4)
    with pytest.raises(Refused, match="planned already"):
        changed(planned, head, value=4, valid_from=date(2026, 2, 9))


def test_twice_on_one_day_the_second_begins_tomorrow(answer, head):
    made = changed(answer, head, valid_from=date(2026, 2, 2))
    with pytest.raises(Refused, match="Begin tomorrow"):
        changed(made, head, value=4, valid_from=date(2026, 2, 2))
    assert changed(made, head, value=4).valid_from == date(2026, 2, 3)


def test_what_has_not_begun_is_withdrawn_and_stays_readable(answer, head):
    made = changed(answer, head)
    limits.withdraw(made, by=head)
    answer.refresh_from_db()
    gone = Limit.every.get(pk=made.pk)
    assert answer.valid_to is None and gone.withdrawn_by == head.label
    assert not Limit.objects.filter(pk=made.pk).exists()
    assert changed(answer, head, value=5).value == 5


def test_what_has_begun_is_not_withdrawn(answer, head):
    with pytest.raises(Refused, match="has begun"):
        limits.withdraw(answer, by=head)


def test_a_narrower_limit_holds_for_whom_it_names(world, answer, head):
    limits.narrow(
        answer, partner_kind="hospital", by=head, **terms(value=1, warn_before=0, valid_from=date(2026, 2, 2))
    )
    find = Limit.objects.in_force
    assert find("referral_answer", partner_kind="hospital").value == 1
    assert find("referral_answer", partner_kind="foundation").value == 2


def test_a_narrower_limit_for_everybody_and_a_second_of_one_kind_are_refused(answer, head):
    with pytest.raises(Refused, match="Say for whom"):
        limits.narrow(answer, by=head, **terms())
    limits.narrow(answer, partner_kind="hospital", by=head, **terms())
    with pytest.raises(Refused, match="already"):
        limits.narrow(answer, partner_kind="hospital", by=head, **terms(value=7))


def test_a_narrower_limit_ends_and_the_general_one_holds_again(answer, head, monday):
    made = limits.narrow(
        answer, partner_kind="hospital", by=head, **terms(value=1, warn_before=0, valid_from=date(2026, 2, 2))
    )
    limits.end(made, last_day=date(2026, 2, 6), by=head)
    monday("2026-02-09 09.00")
    assert Limit.objects.in_force("referral_answer", partner_kind="hospital").value == 2
    with pytest.raises(Refused, match="nothing would hold"):
        limits.end(answer, last_day=date(2026, 2, 12), by=head)


def test_after_an_end_there_is_no_gap_and_no_overlap(answer, head):
    made = limits.narrow(
        answer, partner_kind="hospital", by=head, **terms(value=1, warn_before=0, valid_from=date(2026, 2, 2))
    )
    ended = limits.end(made, last_day=date(2026, 2, 6), by=head)
    for day in (date(2026, 2, 6), date(2026, 2, 9)):
        with pytest.raises(Refused, match="No overlap and no gap"):
            limits.follow(ended, by=head, **terms(valid_from=day))
    assert limits.follow(ended, by=head, **terms(valid_from=date(2026, 2, 7)))


def test_the_capacity_of_the_house_counts_people(head, monday):
    capacity = Limit.objects.get(code="facility_capacity", valid_to=None)
    assert changed(capacity, head, value=120, unit="person", warn_before=10).value == 120
    with pytest.raises(Refused, match="capacity counts people"):
        changed(
            Limit.objects.get(code="facility_capacity", valid_to=None),
            head,
            unit="hour",
            valid_from=date(2026, 2, 4),
        )


def test_the_audit_names_fields_and_no_value(answer, head):
    changed(answer, head)
    event = Event.objects.get(verb="limit-changed")
    assert (event.subject_label, event.actor_label) == ("referral_answer", head.label)
    assert event.data == {
        "scope": "any.any.any",
        "fields": ["decided_by", "note_en", "note_id", "valid_from", "value"],
    }

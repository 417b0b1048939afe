"""What a preview says is what happens: saved, and the job run at the moment for which it was computed."""

from datetime import date
from functools import partial

import pytest

from clients.models import Stay
from referrals.actions import links
from referrals.models import Promise, RungDone
from referrals.sweep import sweep
from rptc.audit.models import Event
from rptc.desk.settings import preview
from rptc.desk.settings.stages import moment
from rptc.lib.refused import Refused
from rptc.notices.models import Notice
from rptc.sop.actions import holidays, limits, steps
from rptc.sop.models import Limit, Rung
from tests.settings.test_limits import terms as limit_terms
from tests.settings.test_steps import terms as step_terms

pytestmark = pytest.mark.django_db


@pytest.fixture
def running(world):
    """Three referrals that wait for an answer until Wednesday."""
    found = [world.sent(), world.sent(world.another_case()), world.sent(world.another_case())]
    for referral in found:
        links.told(referral.links.get(), by=world.sari)
    return found


def said(lines):
    return sorted((line.number, line.whom, line.how) for line in lines)


def what_happens(as_of):
    """(number, whom, how) of what the job really queues."""
    last = Notice.objects.order_by("pk").values_list("pk", flat=True).last() or 0
    for one in preview.SWEEPS:
        one(as_of)
    return said(preview.sent(list(Notice.objects.filter(pk__gt=last, state="queued"))))


def test_a_preview_changes_nothing(running, reminder, head, monday):
    monday("2026-02-04 09.00")
    counted = [model.objects.count() for model in (Notice, RungDone, Rung, Event)]
    preview.of(
        lambda: steps.follow(reminder, by=head, **step_terms(valid_from=date(2026, 2, 4))),
        moment(date(2026, 2, 4)),
    )
    assert [model.objects.count() for model in (Notice, RungDone, Rung, Event)] == counted


@pytest.mark.parametrize("day", [date(2026, 2, 4), date(2026, 2, 5), date(2026, 2, 6)])
def test_the_lines_of_a_changed_step_are_those_that_are_sent(running, reminder, head, monday, day):
    """Today and ahead: the head wants the partner's second contact and herself to hear on the due day too."""
    monday("2026-02-04 09.00")
    change = step_terms(
        audience=["partner_contact", "unit_head"], channels=["whatsapp", "in_app"], valid_from=day
    )
    act = partial(steps.follow, reminder, by=head, **change)
    seen = preview.of(act, moment(day))
    act()
    monday(f"{day} 09.00" if day == date(2026, 2, 4) else f"{day} 00.00")
    assert said(seen.queued) == what_happens(seen.as_of)
    assert seen.queued


def test_what_comes_anyway_is_marked_and_what_is_lost_is_said(running, reminder, head, monday):
    monday("2026-02-03 09.00")
    act = partial(
        steps.follow,
        reminder,
        by=head,
        **step_terms(audience=["unit_head"], channels=["in_app"], valid_from=date(2026, 2, 4)),
    )
    seen = preview.of(act, moment(date(2026, 2, 4)))
    assert {line.whom for line in seen.queued if not line.anyway} == {"Unit head"}
    assert {line.whom for line in seen.no_longer_queued} == {"Yusuf"}
    assert seen.anyway == 3  # Sari is told of each, before as after


def test_a_new_step_today_rings_for_every_referral_that_waits(running, head, monday):
    monday("2026-02-03 09.00")
    act = partial(steps.add,
        clock="answer", owed_by="partner", by=head,
        **step_terms(offset=-1, audience=["unit_head"], channels=["in_app"], valid_from=date(2026, 2, 3)),
    )  # fmt: skip
    seen = preview.of(act, moment(date(2026, 2, 3)))
    assert {line.number for line in seen.queued} == {referral.number for referral in running}
    act()
    assert said(seen.queued) == what_happens(seen.as_of)


def test_an_ended_step_no_longer_rings(running, reminder, head, monday):
    monday("2026-02-03 09.00")
    act = partial(steps.end, reminder, last_day=date(2026, 2, 3), by=head)
    seen = preview.of(act, preview.timezone.now() + preview.timezone.timedelta(days=1))
    act()
    assert seen.queued == [] and len(seen.no_longer_queued) == 6
    assert what_happens(seen.as_of) == []


def test_a_limit_makes_no_promise_late_and_a_shorter_stay_does(world, running, head, monday):
    """The client came on 1 February; on the 9th the stay is cut to three days."""
    monday("2026-02-09 09.00")
    before = list(Promise.objects.order_by("pk").values_list("due", flat=True))
    stay = Limit.objects.get(code="stay_period")
    act = partial(
        limits.follow,
        stay,
        by=head,
        **limit_terms(value=3, unit="calendar_day", certainty="?", valid_from=date(2026, 2, 9)),
    )
    was_late = Promise.objects.late().count()
    seen = preview.of(act, moment(date(2026, 2, 9)))
    assert seen.late == [f"{world.episode.number}: stay in the house"]
    act()
    assert Stay.objects.over_limit().count() == len(seen.late)
    assert Promise.objects.late().count() == was_late
    assert list(Promise.objects.order_by("pk").values_list("due", flat=True)) == before


def test_a_day_off_delays_a_reminder_and_the_preview_says_so(running, head, monday):
    """Two working days after Wednesday is Friday, or Monday if Friday is off."""
    sweep(monday("2026-02-05 00.01"))
    day = date(2026, 2, 6)
    act = partial(holidays.add, date=day, name="Hari kota", kind="lokal", by=head)
    seen = preview.of(act, moment(day))
    assert {line.whom for line in seen.no_longer_queued} >= {"Unit head"}
    act()
    assert what_happens(seen.as_of) == said(seen.queued)


def test_what_is_refused_is_refused_before_it_is_saved(answer, head):
    with pytest.raises(Refused, match="at least 1"):
        preview.of(lambda: limits.follow(answer, by=head, **limit_terms(value=0)), moment(date(2026, 2, 3)))


def test_a_row_that_fails_is_counted_and_said(running, reminder, head, monday, monkeypatch, caplog):
    monday("2026-02-04 09.00")

    def broken(*args, **said):
        raise RuntimeError("a broken row")

    monkeypatch.setattr("referrals.bell.ring", broken)
    with caplog.at_level("CRITICAL", "referrals.sweep"):
        seen = preview.of(lambda: None, moment(date(2026, 2, 4)))
    assert (seen.failed, seen.queued) == (3, [])

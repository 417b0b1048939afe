"""The calendar is kept by people, for days to come; a year that is incomplete says so."""

from datetime import date

import pytest

from referrals.models import Promise
from rptc.clock import working
from rptc.clock.models import Holiday
from rptc.clock.working import CalendarIncomplete
from rptc.flow import NotAllowed
from rptc.lib.actor import Actor
from rptc.lib.refused import Refused
from rptc.sop.actions import holidays

pytestmark = pytest.mark.django_db


def local(head, day=date(2026, 2, 4), **more):
    return holidays.add(date=day, name="Hari jadi Kota Makassar", kind="lokal", by=head, **more)


def test_a_new_day_off_moves_no_promise_and_counts_for_the_next(world, head, monday):
    first = world.sent()
    before = list(Promise.objects.order_by("pk").values_list("due"))
    local(head)
    assert list(Promise.objects.filter(referral=first).order_by("pk").values_list("due")) == before
    second = world.sent(world.another_case())
    days = [f"{working.timezone.localtime(r.promises.get(clock='answer').due):%d}" for r in (first, second)]
    assert days == ["04", "05"]


def test_a_day_is_off_once(head, monday):
    local(head)
    with pytest.raises(Refused, match="already"):
        local(head)


def test_the_past_stays(head, monday):
    with pytest.raises(Refused, match="Begin today or later"):
        local(head, day=date(2026, 2, 1))
    gone = Holiday.objects.filter(date__lt=date(2026, 2, 1)).last()
    with pytest.raises(Refused, match="has come"):
        holidays.remove(gone, reason="Salah", by=head)


def test_a_day_is_corrected_and_taken_back_with_a_reason(head, monday):
    made = local(head)
    with pytest.raises(Refused, match="Say why"):
        holidays.remove(made, reason=" ", by=head)
    better = holidays.correct(
        made, name="Cuti bersama kota", kind="cuti_bersama", decree="SE 3", reason="SE 3/2026", by=head
    )
    holidays.remove(better, reason="SE 4/2026 mencabut", by=head)
    assert not Holiday.objects.filter(date=made.date).exists()
    assert list(Holiday.every.filter(date=made.date).order_by("pk").values_list("reason", "withdrawn_by")) == [
        ("SE 3/2026", head.label), ("SE 4/2026 mencabut", head.label),
    ]  # fmt: skip
    assert local(head)


def test_one_local_day_does_not_make_a_year_whole(head, monday):
    local(head, day=date(2028, 1, 3))
    with pytest.raises(CalendarIncomplete):
        working.Days().require(2028)


def test_a_year_is_filled_in_once_and_announced_until_then(head, monday):
    monday("2027-06-01 09.00")
    assert holidays.incomplete() == [2028]
    assert holidays.fill(2028, by=head) > working.WHOLE
    assert holidays.incomplete() == []
    assert holidays.fill(2028, by=head) == 0


def test_the_year_that_is_over_is_not_filled_in(head, monday):
    with pytest.raises(Refused):
        holidays.fill(2022, by=head)


def test_sari_keeps_no_calendar(sari, monday):
    with pytest.raises(NotAllowed):
        local(Actor.of(sari))

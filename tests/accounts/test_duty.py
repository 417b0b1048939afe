"""Somebody is on duty, at the times that the roster says; a night without anybody is told to the unit head."""

from datetime import datetime, timedelta

import pytest
import time_machine
from django.utils import timezone, translation

from rptc.accounts.actions import duty
from rptc.accounts.models import Duty
from rptc.accounts.sweep import NOBODY, gap, night, sweep
from rptc.audit.models import Event
from rptc.flow import NotAllowed
from rptc.lib.actor import Actor
from rptc.lib.refused import Refused
from rptc.notices.models import Notice

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


def wita(text):
    return timezone.make_aware(datetime.strptime(text, "%Y-%m-%d %H.%M"))


@pytest.fixture(autouse=True)
def monday():
    """2 February 2026, 09.00 WITA."""
    with time_machine.travel(wita("2026-02-02 09.00"), tick=False):
        yield


@pytest.fixture
def on_duty(rina):
    def put(user, starts, ends):
        return duty.add(user=user, starts_at=wita(starts), ends_at=wita(ends), by=Actor.of(rina))

    return put


def waiting():
    return Notice.objects.filter(template=NOBODY, state="queued")


def test_somebody_is_on_duty_from_the_first_minute_to_the_last(andi, on_duty):
    made = on_duty(andi, "2026-02-02 20.00", "2026-02-03 08.00")
    assert not Duty.objects.at(wita("2026-02-02 19.59")).exists()
    assert Duty.objects.at(wita("2026-02-02 20.00")).get() == made
    assert Duty.objects.at(wita("2026-02-03 07.59")).get() == made
    assert not Duty.objects.at(wita("2026-02-03 08.00")).exists()
    assert Notice.objects.get(template="duty-given").to == [f"user:{andi.pk}"]
    assert Event.objects.get(verb="duty-given").data == {"person": andi.code}


def test_a_closed_account_is_not_on_duty(andi, on_duty):
    on_duty(andi, "2026-02-02 20.00", "2026-02-03 08.00")
    andi.is_active = False
    andi.save()
    assert not Duty.objects.at(wita("2026-02-02 21.00")).exists()


def test_two_may_be_on_duty_but_nobody_twice(andi, sari, on_duty):
    on_duty(andi, "2026-02-02 20.00", "2026-02-03 08.00")
    on_duty(sari, "2026-02-02 20.00", "2026-02-03 08.00")
    with pytest.raises(Refused, match="on duty at part of this time already"):
        on_duty(andi, "2026-02-03 07.00", "2026-02-03 09.00")
    assert on_duty(andi, "2026-02-03 08.00", "2026-02-03 20.00")


@pytest.mark.parametrize(
    ("starts", "ends"),
    [("2026-02-01 20.00", "2026-02-02 08.00"), ("2026-02-03 20.00", "2026-02-03 19.00"), ("2026-02-03 20.00", "2026-02-11 20.00"),
     ("2028-02-03 20.00", "2028-02-04 08.00")],
    ids=["passed", "backwards", "too long", "too far"],
)  # fmt: skip
def test_times_that_cannot_be_are_refused(andi, on_duty, starts, ends):
    with pytest.raises(Refused):
        on_duty(andi, starts, ends)
    assert not Duty.objects.exists()


def test_only_who_works_in_the_house_is_put_on_duty_and_only_by_the_head(wati, andi, sari, on_duty):
    with pytest.raises(Refused):
        on_duty(wati, "2026-02-02 20.00", "2026-02-03 08.00")
    with pytest.raises(NotAllowed):
        duty.add(
            user=andi, starts_at=wita("2026-02-02 20.00"), ends_at=wita("2026-02-03 08.00"), by=Actor.of(sari)
        )


def test_taking_somebody_off_duty_is_told_and_makes_room(andi, rina, on_duty):
    made = on_duty(andi, "2026-02-02 20.00", "2026-02-03 08.00")
    duty.end(made, by=Actor.of(rina))
    duty.end(made, by=Actor.of(rina))
    assert not Duty.objects.at(wita("2026-02-02 21.00")).exists()
    assert list(Notice.objects.filter(state="queued").values_list("template", flat=True)) == ["duty-ended"]
    assert on_duty(andi, "2026-02-02 20.00", "2026-02-03 08.00")
    assert Event.objects.filter(verb="duty-ended").count() == 1


def test_a_night_is_from_eight_to_eight():
    assert night(wita("2026-02-02 09.00")) == (wita("2026-02-02 20.00"), wita("2026-02-03 08.00"))
    assert night(wita("2026-02-03 07.59")) == (wita("2026-02-02 20.00"), wita("2026-02-03 08.00"))
    assert night(wita("2026-02-03 08.00")) == (wita("2026-02-03 20.00"), wita("2026-02-04 08.00"))


def test_the_gap_is_where_nobody_is(andi, sari, on_duty):
    whole = wita("2026-02-02 20.00"), wita("2026-02-03 08.00")
    on_duty(andi, "2026-02-02 18.00", "2026-02-02 23.00")
    assert gap(*whole) == wita("2026-02-02 23.00")
    on_duty(sari, "2026-02-03 00.00", "2026-02-03 09.00")
    assert gap(*whole) == wita("2026-02-02 23.00")
    on_duty(andi, "2026-02-02 23.00", "2026-02-03 00.30")
    assert gap(*whole) is None


def test_a_unit_without_a_roster_is_left_alone():
    assert sweep(timezone.now()) == {}


def test_a_night_without_anybody_is_told_to_the_head_once_and_withdrawn_when_somebody_is_named(
    andi, rina, on_duty
):
    on_duty(andi, "2026-02-02 20.00", "2026-02-03 08.00")
    assert sweep(wita("2026-02-02 12.00")) == {}
    assert sweep(wita("2026-02-03 08.01")) == {"announced": 1}
    assert sweep(wita("2026-02-03 08.02")) == {}
    line = waiting().get()
    assert (line.to, line.channel, line.context["since"]) == (
        ["role:unit_head"], "in_app", wita("2026-02-03 20.00").isoformat(),
    )  # fmt: skip
    made = on_duty(andi, "2026-02-03 20.00", "2026-02-04 08.00")
    assert sweep(wita("2026-02-03 09.00")) == {"withdrawn": 1}
    duty.end(made, by=Actor.of(rina))
    assert sweep(wita("2026-02-03 10.00")) == {"announced": 1}, "taken off the roster: said again"
    assert waiting().count() == 1


def test_another_night_without_anybody_replaces_the_line_of_the_last(andi, on_duty):
    on_duty(andi, "2026-02-02 20.00", "2026-02-03 08.00")
    sweep(wita("2026-02-03 09.00"))
    sweep(wita("2026-02-04 09.00"))
    assert [
        f"{timezone.localtime(timezone.datetime.fromisoformat(line.context['since'])):%d}"
        for line in waiting()
    ] == ["04"]


def test_what_of_the_night_has_passed_is_no_gap(andi, on_duty):
    on_duty(andi, "2026-02-02 22.00", "2026-02-03 08.00")
    assert sweep(wita("2026-02-02 22.30")) == {}
    assert sweep(wita("2026-02-02 21.30")) == {"announced": 1}


def test_the_head_and_a_delegate_hear_it_by_their_office(sari, rina, andi, on_duty):
    from rptc.accounts.models import Delegation, User

    today = timezone.localdate()
    Delegation.objects.create(
        delegate=sari, kind="plh", starts_on=today, ends_on=today + timedelta(3), made_by="Bu Rina"
    )
    on_duty(andi, "2026-02-02 20.00", "2026-02-02 21.00")
    sweep(timezone.now())
    for person in (rina, User.objects.get(pk=sari.pk)):
        assert waiting().addressed_to(person.addresses).exists()

"""Two officers want one bed in different ways: one gets it, the other reads a sentence, whoever comes first.

Without the locks the same trials fail: that control stays here.
"""

from datetime import timedelta

import pytest
from django.utils import timezone

from clients.actions import bed_states, corrections, leaves, shift_reports, stays
from clients.models import Bed, BedState, BedUse, Leave, Person, ShiftReport, Stay, StayCorrection
from clients.shifts import Shift
from rptc.lib.actor import Actor
from rptc.lib.refused import Refused
from tests.referrals.domain.race import meet, one_wins, race, without_locks

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("evening")]
TRIALS = 50


@pytest.fixture
def two(man):
    return man("Rusli"), man("Amir")


@pytest.fixture
def last():
    """A bed of the house as it is seeded: what a flush keeps must not be made here."""
    return Bed.objects.get(code="garuda-01")


@pytest.fixture
def me(andi):
    return Actor.of(andi)


def emptied():
    for model in (BedState, Leave, BedUse, Stay):
        model.objects.all().delete()


def held_by_one(bed):
    """Nobody sleeps in a bed that is held for somebody else or out of order."""
    sleeping = BedUse.objects.filter(bed=bed, during__upper_inf=True).count()
    assert sleeping + BedState.objects.at(timezone.now()).filter(bed=bed, outcome="").count() == 1


def test_reserve_and_admit_at_once_give_the_bed_to_one(two, last, me):
    until = timezone.now() + timedelta(hours=2)
    for _trial in range(TRIALS):
        one_wins(race(
            lambda: stays.admit(episode=two[0], bed=last, by=me),
            lambda: bed_states.hold(bed=last, person=two[1].person, until=until, by=me),
        ))  # fmt: skip
        held_by_one(last)
        emptied()


def test_without_the_locks_reserve_and_admit_both_get_it(two, last, me, monkeypatch):
    """Both looked before either wrote: no constraint of one table sees the other's row."""
    without_locks(monkeypatch)
    meet(monkeypatch, "clients.actions.stay_locks", "written")
    until = timezone.now() + timedelta(hours=2)
    outcomes = race(
        lambda: stays.admit(episode=two[0], bed=last, by=me),
        lambda: bed_states.hold(bed=last, person=two[1].person, until=until, by=me),
    )
    assert not any(isinstance(outcome, Exception) for outcome in outcomes), outcomes
    with pytest.raises(AssertionError):
        one_wins(outcomes)


def test_clean_and_admit_at_once_end_in_a_bed_or_in_a_sentence(two, last, me):
    for _trial in range(TRIALS):
        first = stays.admit(episode=two[0], bed=last, by=me, at=timezone.now() - timedelta(hours=2))
        stays.discharge(stay=first, reason="independent", by=me, at=timezone.now() - timedelta(hours=1))
        state = BedState.objects.get()
        cleaned, admitted = race(
            lambda state=state: bed_states.over(state=state, by=me),
            lambda: stays.admit(episode=two[1], bed=last, by=me),
        )
        assert isinstance(cleaned, BedState), cleaned
        assert isinstance(admitted, (Stay, Refused)), admitted
        assert Stay.objects.open().count() == isinstance(admitted, Stay)
        emptied()


def test_two_who_hold_one_bed_hold_it_once(two, last, me):
    until = timezone.now() + timedelta(hours=2)
    for _trial in range(TRIALS):
        one_wins(race(*[
            lambda case=case: bed_states.hold(bed=last, person=case.person, until=until, by=me) for case in two
        ]))  # fmt: skip
        emptied()


def test_somebody_goes_out_once_and_comes_back_once(two, last, me):
    given = {"kind": "hospital", "where": "RS", "companion": "", "bed_kept": True, "by": me}
    soon, out = timezone.now() + timedelta(days=1), timezone.now() - timedelta(hours=1)
    for _trial in range(TRIALS // 5):
        stay = stays.admit(episode=two[0], bed=last, by=me, at=timezone.now() - timedelta(hours=2))
        one_wins(race(*[lambda s=stay: leaves.go(stay=s, expected_back=soon, at=out, **given)] * 2))
        leave = Leave.objects.get()
        one_wins(race(*[lambda x=leave: leaves.back(leave=x, by=me)] * 2))
        emptied()


def test_leaving_and_being_corrected_at_once_loses_no_bed(man, last, me):
    came = timezone.now() - timedelta(hours=5)
    stay = stays.admit(episode=man("Rusli"), bed=last, by=me, at=came)
    outcomes = race(
        lambda: stays.discharge(stay=stay, reason="independent", by=me),
        lambda: corrections.correct(stay=stay, came=came - timedelta(hours=1), reason="Salah jam", by=me),
    )
    assert all(isinstance(o, (Stay, StayCorrection)) for o in outcomes), outcomes
    kept, use = Stay.objects.get(), BedUse.objects.get()
    assert (kept.during.lower, kept.during.upper) == (use.during.lower, use.during.upper)
    assert kept.during.lower == came - timedelta(hours=1) and kept.during.upper


def test_one_shift_is_handed_over_once(last, me, rina):
    house = last.room.facility
    for trial in range(10):
        shift = Shift.at(timezone.now() - timedelta(hours=8 * trial))
        one_wins(race(*[
            lambda by=by, s=shift: shift_reports.hand_over(facility=house, shift=s, text="Tenang", by=by)
            for by in (me, Actor.of(rina))
        ]))  # fmt: skip
    assert ShiftReport.objects.count() == 10


def test_a_person_on_two_telephones_is_held_and_admitted_without_a_deadlock(two, last, me):
    """Holds end while the person is locked: who waits for the person never holds a bed the other wants."""
    other, until = Bed.objects.get(code="garuda-02"), timezone.now() + timedelta(hours=2)
    for _trial in range(TRIALS // 5):
        bed_states.hold(bed=other, person=two[0].person, until=until, by=me)
        outcomes = race(
            lambda: stays.admit(episode=two[0], bed=last, by=me),
            lambda: stays.admit(episode=two[0], bed=other, by=me),
        )
        one_wins(outcomes)
        assert Person.objects.get(pk=two[0].person_id).stays.open().count() == 1
        emptied()

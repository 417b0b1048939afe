"""Beds nobody sleeps in: held, being cleaned, out of order; and rooms with a strict rule."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from clients.actions import bed_states, stays
from clients.actions.refused import Refused
from clients.actions.stay_checks import NeedsReason, Taken, WrongPlace
from clients.board import board, free_beds
from clients.models import Alert, BedState, Room
from rptc.audit.models import Event
from rptc.flow import NotAllowed
from rptc.sop.models import Deviation
from tests.clients.stay.conftest import wita

pytestmark = pytest.mark.usefixtures("evening")


@pytest.fixture
def hold(bed, andi, by):
    """`hold("garuda", 1, person=…)`: held until midnight."""

    def held(room="garuda", n=1, **given):
        return bed_states.hold(bed=bed(room, n), until=wita("2026-11-24 23:59"), by=by(andi), **given)

    return held


def test_a_boy_in_a_strict_girls_room_is_refused_with_its_name_unless_the_unit_head_says_why(
    man, bed, andi, rina, by
):
    Room.objects.filter(code="anggrek").update(strict=True)
    boy = man("Aco", birth_date="2016-05-01")
    with pytest.raises(WrongPlace, match=r"Anggrek untuk anak putri\. Hanya Kepala UPT"):
        stays.admit(episode=boy, bed=bed("anggrek", 1), reason="Kakaknya di sini", by=by(andi))
    with pytest.raises(NeedsReason):
        stays.admit(episode=boy, bed=bed("anggrek", 1), by=by(rina))
    assert stays.admit(episode=boy, bed=bed("anggrek", 1), reason="Kakaknya di sini", by=by(rina))
    assert Deviation.objects.get().approved_by == "Bu Rina"


def test_a_strict_room_refuses_a_move_too(rusli, bed, andi, by):
    Room.objects.filter(code="anggrek").update(strict=True)
    with pytest.raises(WrongPlace, match="Anggrek"):
        stays.move(stay=rusli, bed=bed("anggrek", 1), reason="Garuda bocor", by=by(andi))


@pytest.mark.parametrize("alert, room, words", [
    ("", {"isolation": True}, "menular"), ("contagious_possible", {}, "isolasi"), ("disability_support", {}, "kursi roda"),
])  # fmt: skip
def test_who_may_be_contagious_sleeps_apart_and_who_needs_a_wheelchair_gets_through(
    alert, room, words, man, bed, andi, by
):
    case, other = man(), bed("anggrek", 1).room
    Room.objects.filter(pk=other.pk).update(isolation=not room, accessible=True)
    Room.objects.filter(code="garuda", facility=other.facility).update(**room)
    if alert:
        Alert.objects.create(person=case.person, kind=alert, raised_by="Sari")
    with pytest.raises(NeedsReason, match=words):
        stays.admit(episode=case, bed=bed("garuda", 1), by=by(andi))


def test_a_bed_that_was_left_is_cleaned_before_it_is_free(rusli, bed, andi, by, rina):
    stays.discharge(stay=rusli, reason="independent", by=by(andi), at=wita("2026-11-24 20:00"))
    assert bed("garuda", 1) not in free_beds()
    state = BedState.objects.get()
    bed_states.over(state=state, by=by(rina))
    state.refresh_from_db()
    assert bed("garuda", 1) in free_beds()
    assert (state.outcome, state.ended_by, state.until) == ("clean", "Bu Rina", timezone.now())
    assert Event.objects.filter(verb="bed-clean").count() == 1


def test_whoever_takes_a_client_back_at_a_hand_over_says_that_the_bed_is_clean(rusli, bed, andi, by):
    stays.discharge(stay=rusli, reason="referred_partner", by=by(andi), at=wita("2026-11-23 20:00"))
    stays.admit(
        episode=rusli.episode, bed=bed("garuda", 1), clean=True, by=by(andi), at=wita("2026-11-24 10:00")
    )
    state = BedState.objects.get()
    assert (state.outcome, state.until) == ("clean", wita("2026-11-24 10:00"))


def test_two_who_say_that_it_is_clean_are_told_that_somebody_was_faster(rusli, andi, by):
    stays.discharge(stay=rusli, reason="independent", by=by(andi), at=wita("2026-11-24 20:00"))
    bed_states.over(state=BedState.objects.get(), by=by(andi))
    with pytest.raises(Refused, match="lebih cepat"):
        bed_states.over(state=BedState.objects.get(), by=by(andi))


def test_a_move_leaves_a_bed_to_be_cleaned(rusli, bed, andi, by):
    stays.move(stay=rusli, bed=bed("garuda", 2), by=by(andi))
    assert BedState.objects.get().bed == bed("garuda", 1)


def test_a_bed_held_for_one_person_is_given_to_nobody_else(hold, man, bed, andi, by):
    amir, baso = man("Amir"), man("Baso")
    hold(person=amir.person)
    with pytest.raises(Taken, match="orang lain"):
        stays.admit(episode=baso, bed=bed("garuda", 1), reason="apa saja", by=by(andi))
    assert stays.admit(episode=amir, bed=bed("garuda", 1), by=by(andi))
    assert BedState.objects.get().outcome == "taken"


def test_whoever_gets_another_bed_leaves_the_held_one_free(hold, man, bed, andi, by):
    amir = man("Amir")
    hold(person=amir.person)
    stays.admit(episode=amir, bed=bed("garuda", 2), by=by(andi))
    assert BedState.objects.get().outcome == "released"
    assert bed("garuda", 1) in free_beds(timezone.now() + timedelta(seconds=1))


def test_a_bed_held_for_a_referral_asks_whether_this_is_who_was_meant(hold, man, bed, andi, by):
    hold(about=("incoming", "x", "M-2026-0007"))
    amir = man("Amir")
    with pytest.raises(NeedsReason, match="M-2026-0007"):
        stays.admit(episode=amir, bed=bed("garuda", 1), by=by(andi))
    stays.admit(episode=amir, bed=bed("garuda", 1), reason="Inilah orangnya", by=by(andi))
    assert not Deviation.objects.exists()


def test_a_hold_ends_by_itself_and_nobody_has_to_do_anything(hold, man, bed, andi, by):
    hold(person=man("Amir").person)
    assert bed("garuda", 1) not in free_beds()
    with time_machine.travel(wita("2026-11-25 00:00"), tick=False):
        assert bed("garuda", 1) in free_beds() and not BedState.objects.at().exists()
        assert stays.admit(episode=man("Baso"), bed=bed("garuda", 1), by=by(andi))


@pytest.mark.parametrize("until", ["2026-11-24 21:40", "2026-12-01 21:41"])
def test_a_hold_ends_within_a_week(until, bed, man, andi, by):
    with pytest.raises(Refused, match="tujuh hari"):
        bed_states.hold(bed=bed("garuda", 1), person=man().person, until=wita(until), by=by(andi))


def test_nobody_holds_a_bed_that_is_taken_held_or_out_of_order(hold, rusli, man, bed, andi, by):
    amir = man("Amir").person
    with pytest.raises(Taken, match="terisi"):
        hold(n=1, person=amir)
    hold(n=2, person=amir)
    with pytest.raises(Taken, match="sudah dipesan"):
        hold(n=2, person=man("Baso").person)
    bed_states.out_of_order(bed=bed("anggrek", 1), reason="Bocor", by=by(andi))
    with pytest.raises(WrongPlace, match="rusak"):
        hold("anggrek", 1, about=("incoming", "x", "M-1"))


def test_a_strict_room_is_not_held_for_who_may_not_sleep_there(hold, man):
    Room.objects.filter(code="anggrek").update(strict=True)
    with pytest.raises(WrongPlace, match="Anggrek"):
        hold("anggrek", 1, person=man().person)


def test_a_bed_is_out_of_order_with_a_reason_and_until_a_day(bed, andi, by):
    with pytest.raises(Refused, match="rusak"):
        bed_states.out_of_order(bed=bed("garuda", 2), reason=" ", by=by(andi))
    until = timezone.now() + timedelta(days=2)
    bed_states.out_of_order(bed=bed("garuda", 2), reason="Kaki patah", until=until, by=by(andi))
    assert bed("garuda", 2) not in free_beds()
    with time_machine.travel(until, tick=False):
        assert bed("garuda", 2) in free_beds()


def test_a_bed_somebody_sleeps_in_is_not_taken_out_of_use(rusli, bed, andi, by):
    with pytest.raises(Taken):
        bed_states.out_of_order(bed=bed("garuda", 1), reason="Kaki patah", by=by(andi))


def test_the_board_of_a_past_moment_is_the_same_after_everything_changed(
    rusli, hold, man, bed, andi, rina, by
):
    from clients.actions import rooms

    hold("garuda", 2, person=man("Amir").person)
    bed_states.out_of_order(bed=bed("anggrek", 2), reason="Bocor", by=by(andi))
    then = timezone.now()
    before = shape(board(rina, then))
    with time_machine.travel(then + timedelta(days=3), tick=False):
        stays.discharge(stay=rusli, reason="independent", by=by(andi))
        for state in BedState.objects.at():
            bed_states.over(state=state, by=by(andi))
        rooms.change_room(room=bed("garuda", 1).room, name="Elang", children=True, by=by(rina))
        rooms.retire(thing=bed("anggrek", 1), last_day=timezone.localdate(), by=by(rina))
        rooms.add_bed(room=bed("garuda", 1).room, label="09", by=by(rina))
        assert shape(board(rina, then)) == before
        assert shape(board(rina)) != before


def shape(houses):
    """What a board says, without the objects it says it with."""
    return [
        (room.name, room.whom, [(c.bed.label, c.sleeper and c.sleeper.name, c.kind) for c in room.cells],
         [bed.label for bed in room.free])
        for house in houses for room in house.rooms
    ]  # fmt: skip


def test_who_may_not_manage_stays_changes_no_bed(bed, oci, by):
    with pytest.raises(NotAllowed):
        bed_states.out_of_order(bed=bed("garuda", 1), reason="x", by=by(oci))

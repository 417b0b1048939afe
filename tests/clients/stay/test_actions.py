"""Admit, move, discharge: what they keep, and what they refuse with a sentence."""

from contextlib import nullcontext
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from clients.actions import bed_states, stays
from clients.actions.refused import Refused
from clients.actions.stay_checks import NeedsReason, Taken
from clients.models import BedState, Facility, Stay
from rptc.audit.models import Event
from rptc.lib.actor import Actor
from rptc.sop.models import Deviation, Limit
from tests.clients.stay.conftest import wita

pytestmark = pytest.mark.usefixtures("evening")


@pytest.fixture
def rusli(man, bed, andi, by):
    """Pak Rusli in Garuda 01 since noon of 22 November."""
    return stays.admit(episode=man(), bed=bed("garuda", 1), by=by(andi), at=wita("2026-11-22 12:00"))


def test_somebody_gets_a_bed(man, bed, andi, by):
    stay = stays.admit(episode=man(), bed=bed("garuda", 1), by=by(andi))
    stay = Stay.objects.get(pk=stay.pk)
    assert stay.during.lower == timezone.now() and stay.during.upper_inf
    assert [str(use.bed) for use in stay.beds.all()] == ["Garuda 01"]
    assert (stay.facility.name, stay.admitted_by) == ("Rumah Contoh", "Andi")


def test_the_audit_says_who_put_whom_where_without_a_name(rusli):
    event = Event.objects.get(verb="stay-admitted")
    assert (event.actor_label, event.person_code) == ("Andi", rusli.person.code)
    assert event.data == {"facility": rusli.facility.code, "bed": "test-garuda-01"}
    assert "Rusli" not in f"{event.subject_label}{event.data}"


def test_moving_keeps_where_somebody_slept_before(rusli, bed, andi, by):
    stays.move(stay=rusli, bed=bed("garuda", 2), by=by(andi), at=wita("2026-11-24 20:00"))
    new, old = rusli.beds.all()
    assert (new.bed.label, new.during.upper_inf) == ("02", True)
    assert (old.bed.label, old.during.upper) == (
        "01",
        wita("2026-11-24 20:00"),
    ) and new.during.lower == old.during.upper


def test_leaving_ends_the_stay_and_leaves_a_bed_that_is_free_once_it_is_clean(rusli, bed, man, andi, by):
    left = wita("2026-11-24 20:00")
    stays.discharge(stay=rusli, reason="family_reunification", note="dengan ibu", by=by(andi), at=left)
    stay = Stay.objects.get()
    assert (stay.during.upper, stay.end_reason, stay.ended_by) == (left, "family_reunification", "Andi")
    assert stay.end_recorded_at == timezone.now() and stay.end_note == "dengan ibu"
    amir = man("Amir")
    with pytest.raises(Refused, match="dibersihkan"):
        stays.admit(episode=amir, bed=bed("garuda", 1), by=by(andi))
    bed_states.over(state=BedState.objects.get(), by=by(andi))
    assert stays.admit(episode=amir, bed=bed("garuda", 1), by=by(andi))


def test_somebody_who_left_may_come_back(rusli, bed, andi, by):
    stays.discharge(stay=rusli, reason="hospital", by=by(andi), at=wita("2026-11-23 09:00"))
    again = stays.admit(episode=rusli.episode, bed=bed("garuda", 2), by=by(andi))
    assert again.pk != rusli.pk and Stay.objects.count() == 2


def test_the_bed_of_another_is_taken(rusli, man, bed, andi, by):
    with pytest.raises(Taken, match="terisi"):
        stays.admit(episode=man("Amir"), bed=bed("garuda", 1), by=by(andi))
    noon = wita("2026-11-24 12:00")
    amir = stays.admit(episode=man("Baso"), bed=bed("garuda", 2), by=by(andi), at=noon)
    with pytest.raises(Taken):
        stays.move(stay=amir, bed=bed("garuda", 1), by=by(andi))


def test_a_bed_that_is_free_now_but_was_used_then_is_taken(rusli, man, bed, andi, by):
    stays.discharge(stay=rusli, reason="independent", by=by(andi), at=wita("2026-11-24 18:00"))
    bed_states.over(state=BedState.objects.get(), by=by(andi))
    with pytest.raises(Taken):
        stays.admit(episode=man("Amir"), bed=bed("garuda", 1), by=by(andi), at=wita("2026-11-24 17:59"))


def test_nobody_is_in_the_house_twice(rusli, bed, andi, by):
    with pytest.raises(Taken) as refused:
        stays.admit(episode=rusli.episode, bed=bed("garuda", 2), by=by(andi))
    assert refused.value.about == rusli


def test_a_refusal_leaves_an_outer_transaction_usable(rusli, man, bed, andi, by):
    amir = man("Amir")
    with transaction.atomic():
        with pytest.raises(Taken):
            stays.admit(episode=amir, bed=bed("garuda", 1), by=by(andi))
        assert stays.admit(episode=amir, bed=bed("garuda", 2), by=by(andi))
    assert Stay.objects.count() == 2


@pytest.mark.parametrize("when, ok", [("2026-11-24 21:41", False), ("2026-11-20 11:59", False),
                                      ("2026-11-20 12:00", True), ("2026-11-24 21:40", True)])  # fmt: skip
def test_a_stay_begins_after_the_arrival_and_not_in_the_future(when, ok, man, bed, andi, by):
    case = man()
    case.arrived_at += timedelta(seconds=40)  # people state minutes
    case.save()
    with nullcontext() if ok else pytest.raises(Refused, match="waktu"):
        stays.admit(episode=case, bed=bed("garuda", 1), by=by(andi), at=wita(when))
    assert Stay.objects.exists() is ok


@pytest.mark.parametrize("when", ["2026-11-22 11:59", "2026-11-22 12:00", "2026-11-24 21:41"])
def test_nobody_leaves_or_moves_before_they_came_or_in_the_future(when, rusli, bed, andi, by):
    with pytest.raises(Refused):
        stays.discharge(stay=rusli, reason="independent", by=by(andi), at=wita(when))
    with pytest.raises(Refused):
        stays.move(stay=rusli, bed=bed("garuda", 2), by=by(andi), at=wita(when))


def test_nobody_leaves_before_the_last_move(rusli, bed, andi, by):
    stays.move(stay=rusli, bed=bed("garuda", 2), by=by(andi), at=wita("2026-11-24 20:00"))
    with pytest.raises(Refused):
        stays.discharge(stay=rusli, reason="independent", by=by(andi), at=wita("2026-11-24 19:00"))


def test_nobody_leaves_twice_and_nobody_gone_is_moved(rusli, bed, andi, by):
    stays.discharge(stay=rusli, reason="independent", by=by(andi))
    with pytest.raises(Refused, match="sudah keluar"):
        stays.discharge(stay=rusli, reason="absconded", by=by(andi))
    with pytest.raises(Refused, match="sudah keluar"):
        stays.move(stay=rusli, bed=bed("garuda", 2), by=by(andi))
    assert Stay.objects.get().end_reason == "independent"


@pytest.mark.parametrize("state", ["closed", "void"])
def test_a_case_that_is_over_gets_no_bed(state, man, bed, andi, by):
    case = man()
    type(case).objects.filter(pk=case.pk).update(state=state, closed_at=timezone.now())
    with pytest.raises(Refused, match="ditutup"):  # although the caller's copy still says open
        stays.admit(episode=case, bed=bed("garuda", 1), by=by(andi))


def test_a_bed_out_of_order_is_not_given(man, rusli, bed, andi, by):
    broken = bed("garuda", 2)
    bed_states.out_of_order(bed=broken, reason="Kaki patah", by=by(andi))
    for act in (lambda: stays.admit(episode=man("Amir"), bed=broken, by=by(andi)),
                lambda: stays.move(stay=rusli, bed=broken, by=by(andi))):  # fmt: skip
        with pytest.raises(Refused, match="rusak"):
            act()


def test_a_bed_of_a_closed_house_is_not_given(house, man, bed, andi, by):
    Facility.objects.filter(pk=house.pk).update(closed_on=wita("2026-11-23 00:00").date())
    case = man()
    with pytest.raises(Refused, match="rumah"):
        stays.admit(episode=case, bed=bed("garuda", 1), by=by(andi))
    assert stays.admit(episode=case, bed=bed("garuda", 1), by=by(andi), at=wita("2026-11-23 10:00"))


def test_the_former_place_closed_the_day_before_the_new_one_opened(db):
    days = [wita("2025-07-13 12:00").date(), wita("2025-07-14 12:00").date()]
    assert [[h.code for h in Facility.objects.open_on(day)] for day in days] == [
        ["batua-raya"],
        ["liponsos-mulia"],
    ]


def test_without_a_bed_the_place_and_the_reason_are_asked(man, andi, by):
    case = man()
    for place, reason in (("", ""), ("", "penuh"), ("Aula", "")):
        with pytest.raises(Refused):
            stays.admit(episode=case, overflow_place=place, overflow_reason=reason, by=by(andi))
    assert not Stay.objects.exists()


@pytest.mark.parametrize("who, approved", [("andi", ""), ("rina", "Bu Rina")])
def test_an_overflow_place_is_a_deviation_that_the_unit_head_approves(who, approved, man, house, by, request):
    who = request.getfixturevalue(who)
    stay = stays.admit(episode=man(), overflow_place="Aula", overflow_reason="Kamar penuh", by=by(who))
    assert stay.facility == house and not stay.beds.exists()
    made = Deviation.objects.get()
    assert (made.rule, made.reason, made.about_code, made.approved_by) == (
        "overflow_place",
        "Kamar penuh",
        stay.code,
        approved,
    )


def test_somebody_in_an_overflow_place_gets_a_bed_later(man, bed, andi, by):
    stay = stays.admit(
        episode=man(),
        overflow_place="Aula",
        overflow_reason="penuh",
        by=by(andi),
        at=wita("2026-11-23 22:00"),
    )
    stays.move(stay=stay, bed=bed("garuda", 1), by=by(andi))
    assert stay.beds.get().during.lower == timezone.now()


def test_a_man_in_the_girls_room_needs_a_reason_that_is_counted(man, bed, andi, by):
    case = man()
    with pytest.raises(NeedsReason, match="Anggrek"):
        stays.admit(episode=case, bed=bed("anggrek", 1), by=by(andi))
    stays.admit(episode=case, bed=bed("anggrek", 1), reason="Ayah dari anak yang sakit", by=by(andi))
    assert Deviation.objects.get().rule == "room_rule"
    assert Deviation.objects.get().about_label == case.number, "the code of a stay says nothing to Bu Rina"


@pytest.mark.parametrize("fields, room", [({"birth_date": "2014-05-20"}, "garuda"), ({"sex": "female"}, "anggrek"),
                                          ({"sex": "female"}, "garuda")])  # fmt: skip
def test_a_room_for_others_asks_for_a_reason(fields, room, man, bed, andi, by):
    with pytest.raises(NeedsReason):
        stays.admit(episode=man(**fields), bed=bed(room, 1), by=by(andi))


def test_moving_to_a_room_for_others_asks_for_a_reason_too(rusli, bed, andi, by):
    with pytest.raises(NeedsReason):
        stays.move(stay=rusli, bed=bed("anggrek", 1), by=by(andi))
    assert stays.move(stay=rusli, bed=bed("anggrek", 1), reason="Garuda bocor", by=by(andi))


def test_a_full_house_takes_one_more_with_a_reason(rusli, man, bed, andi, by):
    Limit.objects.filter(code="facility_capacity").update(value=1)
    amir = man("Amir")
    with pytest.raises(NeedsReason, match="1"):
        stays.admit(episode=amir, bed=bed("garuda", 2), by=by(andi))
    stays.admit(episode=amir, bed=bed("garuda", 2), reason="Hujan lebat", by=by(andi))
    assert [d.rule for d in Deviation.objects.all()] == ["facility_capacity"]


def test_a_full_house_is_no_ground_against_a_move(rusli, bed, andi, by):
    Limit.objects.filter(code="facility_capacity").update(value=1)
    assert stays.move(stay=rusli, bed=bed("garuda", 2), by=by(andi))


def test_a_move_to_the_same_bed_or_another_house_is_refused(rusli, bed, andi, by):
    from tests import factories as make

    with pytest.raises(Refused):
        stays.move(stay=rusli, bed=bed("garuda", 1), by=by(andi))
    elsewhere = make.BedFactory(room__meant_for="male")
    with pytest.raises(Refused, match="rumah yang sama"):
        stays.move(stay=rusli, bed=elsewhere, by=by(andi))


def test_a_hand_over_ends_a_stay_as_a_partner_contact_in_the_past(rusli):
    yusuf = Actor("contact", "7", "Yusuf")
    stay = stays.discharge(stay=rusli, reason="referred_partner", by=yusuf, at=wita("2026-11-23 08:15"))
    assert (stay.end_reason, stay.ended_by, stay.day_number()) == ("referred_partner", "Yusuf", 2)


def test_every_refusal_is_a_short_sentence(rusli, man, bed, andi, by):
    acts = [
        lambda: stays.admit(episode=man("A"), bed=bed("garuda", 1), by=by(andi)),
        lambda: stays.admit(episode=man("B"), bed=bed("anggrek", 1), by=by(andi)),
        lambda: stays.admit(episode=man("C"), by=by(andi)),
        lambda: stays.discharge(stay=rusli, reason="independent", by=by(andi), at=wita("2026-11-21 12:00")),
    ]
    for act in acts:
        with pytest.raises(Refused) as refused:
            act()
        assert 3 < len(refused.value.sentence.split()) <= 15 and refused.value.sentence.endswith(".")

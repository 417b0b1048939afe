"""Who a room is for, and how full the house is. What is found warns; a reason lets it pass, and is counted."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from clients.models.house import Room
from clients.models.person import Sex
from clients.models.stay import Stay
from rptc.clock import working
from rptc.sop.models import Limit, NoLimit

ADULT = 18


@dataclass(frozen=True)
class Finding:
    """One thing that speaks against a place: `rule` is how the deviation is counted."""

    rule: str
    sentence: str


def whom(room):
    """Who the room is for, in words."""
    words = {
        ("male", True): _("boys"), ("female", True): _("girls"), ("any", True): _("children"),
        ("male", False): _("men"), ("female", False): _("women"), ("any", False): _("adults"),
    }  # fmt: skip
    return words[room.meant_for, room.children]


def misfits(person, room, day):
    """Findings of a person in a room on a WITA date. An unknown sex or age speaks against nothing."""
    wrong_sex = room.meant_for != Room.For.ANY and person.sex not in (room.meant_for, Sex.UNKNOWN)
    age = person.age_on(day)
    wrong_age = age is not None and (age < ADULT) != room.children
    if not wrong_sex and not wrong_age:
        return []
    return [Finding("room_rule", _("%(room)s is for %(whom)s.") % {"room": room.name, "whom": whom(room)})]


def overfull(facility, at):
    """A finding when one more would exceed the `facility_capacity` in force at a moment."""
    room_for, there = (
        capacity(timezone.localdate(at)),
        Stay.objects.current(at).filter(facility=facility).count(),
    )
    if room_for is None or there < room_for:
        return []
    return [
        Finding(
            "facility_capacity", _("The house is full: %(n)d of %(most)d.") % {"n": there, "most": room_for}
        )
    ]


def capacity(day):
    """The dated capacity on a WITA date, or None where no row holds."""
    try:
        return Limit.objects.in_force("facility_capacity", on=day).value
    except NoLimit:
        return None


@dataclass(frozen=True)
class Occupancy:
    """A house at the end of a WITA date (now, while it lasts): people, of them in an overflow place, and capacity."""

    people: int
    overflow: int
    capacity: int | None


def occupancy(facility, day=None):
    """Who slept there on `day` (default today), by the recorded times: the same answer today and next year."""
    day = day or timezone.localdate()
    at = min(working.end_of_day(day), timezone.now())
    stays = Stay.objects.current(at).filter(facility=facility)
    people, in_beds = stays.count(), stays.filter(beds__during__contains=at).count()
    return Occupancy(people, people - in_beds, capacity(day))

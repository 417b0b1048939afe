"""The bed board: who sleeps where tonight. A number of statements that does not grow with beds or people."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from clients.models import Bed, BedUse, Episode, Facility, Stay
from clients.rooms import capacity, occupancy, whom
from clients.sleepers import Sleeper, sleepers

__all__ = ["House", "board", "free_beds", "occupancy", "waiting"]


@dataclass
class Place:
    """One room: the beds with somebody in them or broken, and the free ones."""

    code: str
    name: str
    whom: str
    beds: int = 0
    cells: list = field(default_factory=list)  # (Bed, Sleeper or None where broken)
    free: list = field(default_factory=list)

    @property
    def taken(self):
        return sum(sleeper is not None for _bed, sleeper in self.cells)


@dataclass
class House:
    """One house at a moment: rooms in their order, people in overflow places, and the figures over both."""

    facility: Facility
    capacity: int | None
    rooms: list[Place]
    overflow: list[Sleeper]
    people: int = 0
    over: int = 0

    free = property(lambda self: sum(len(room.free) for room in self.rooms))
    broken = property(lambda self: sum(len(room.cells) - room.taken for room in self.rooms))
    percent = property(lambda self: min(100, 100 * self.people // self.capacity) if self.capacity else 0)


def board(user, now=None):
    """The houses open at `now`, and any other that still has somebody, as `user` may see them."""
    now = now or timezone.now()
    day = timezone.localdate(now)
    stays = Stay.objects.current(now)
    held = Exists(stays.filter(facility=OuterRef("pk")))
    houses = Facility.objects.filter(Q(pk__in=Facility.objects.open_on(day)) | Q(held)).order_by("-opened_on")
    people = sleepers(stays, user, now)
    rooms, most = _rooms(people, now), capacity(day)
    return [
        _house(house, most, rooms[house.pk], [p for p in people if p.facility_id == house.pk])
        for house in houses
    ]


def _house(facility, most, rooms, people):
    overflow = [person for person in people if person.bed_id is None]
    over = sum(person.is_over for person in people)
    return House(facility, most, list(rooms.values()), overflow, len(people), over)


def _rooms(people, now):
    """{house: {room: Place}} of every bed."""
    sleeping, rooms = {p.bed_id: p for p in people if p.bed_id}, defaultdict(dict)
    for bed in Bed.objects.select_related("room"):
        house = rooms[bed.room.facility_id]
        place = house.setdefault(bed.room_id, Place(bed.room.code, bed.room.name, whom(bed.room)))
        place.beds += 1
        if bed.pk in sleeping or bed.broken:
            place.cells.append((bed, sleeping.get(bed.pk)))
        else:
            place.free.append(bed)
    return rooms


def free_beds(now=None):
    """Beds of open houses that can be slept in and that nobody uses now."""
    now = now or timezone.now()
    used = BedUse.objects.filter(bed=OuterRef("pk"), during__contains=now)
    open_now = Facility.objects.open_on(timezone.localdate(now))
    return Bed.objects.filter(~Exists(used), broken=False, room__facility__in=open_now).select_related("room")


def waiting(user):
    """Running cases `user` may see that are not in the house and did not leave it by a referral: those come back
    by the hand-over."""
    stays = Stay.objects.filter(episode=OuterRef("pk")).order_by("-id")
    left = Coalesce(Subquery(stays.values("end_reason")[:1]), Value(""))
    cases = Episode.objects.running().visible_to(user).annotate(left=left)
    here = Exists(Stay.objects.open().filter(person=OuterRef("person")))
    return (
        cases.filter(~here).exclude(left="referred_partner").select_related("person").order_by("-arrived_at")
    )

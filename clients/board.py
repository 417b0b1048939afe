"""The bed board: who sleeps where, now or at any moment that is past. A number of statements that does not grow with beds
or people."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from clients.models import Bed, BedState, BedUse, Episode, Facility, RoomPast, Stay
from clients.occupancy import occupancy
from clients.rooms import capacity, quality, whom
from clients.sleepers import Sleeper, sleepers

__all__ = ["House", "board", "free_beds", "occupancy", "waiting"]


@dataclass(frozen=True)
class Cell:
    """A bed that is not free: with whom in it, or why not. `states` are those that hold, the worst first."""

    bed: Bed
    sleeper: Sleeper | None = None
    states: tuple = ()

    kind = property(lambda self: "" if self.sleeper else self.states[0].kind)


@dataclass
class Place:
    """One room: the beds with somebody in them, held, being cleaned or out of order, and the free ones."""

    code: str
    name: str
    whom: str
    quality: str = ""
    beds: int = 0
    cells: list = field(default_factory=list)
    free: list = field(default_factory=list)

    taken = property(lambda self: sum(cell.sleeper is not None for cell in self.cells))


@dataclass
class House:
    """One house at a moment: rooms in their order, people in overflow places or away without a bed, and the figures.
    `people` take a place: who is away and gave up the bed does not."""

    facility: Facility
    capacity: object
    rooms: list[Place]
    overflow: list[Sleeper]
    away: list[Sleeper]
    people: int = 0
    over: int = 0
    out: int = 0

    free = property(lambda self: sum(len(room.free) for room in self.rooms))
    held = property(lambda self: self._count("reserved"))
    cleaning = property(lambda self: self._count("cleaning"))
    broken = property(lambda self: self._count("out_of_order"))
    most = property(lambda self: self.capacity and self.capacity.value)
    percent = property(lambda self: min(100, 100 * self.people // self.most) if self.most else 0)

    def _count(self, kind):
        return sum(cell.kind == kind for room in self.rooms for cell in room.cells)


def board(user, now=None):
    """The houses open at `now`, and any other that still had somebody, as `user` may see them."""
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
    homeless = [person for person in people if person.bed_id is None]
    overflow, away = [p for p in homeless if not p.gave_up], [p for p in homeless if p.gave_up]
    here = [person for person in people if not person.gave_up]
    over, out = sum(p.is_over for p in here), sum(bool(p.away) for p in people)
    return House(facility, most, list(rooms.values()), overflow, away, len(here), over, out)


def _rooms(people, now):
    """{house: {room: Place}} of every bed that was there."""
    sleeping, rooms = {p.bed_id: p for p in people if p.bed_id}, defaultdict(dict)
    states, past = _states(now), _past(now)
    there = Bed.objects.there_on(timezone.localdate(now), through="room__") | Bed.objects.filter(
        pk__in=sleeping
    )
    for bed in there.select_related("room"):
        house, room = rooms[bed.room.facility_id], past.get(bed.room_id, bed.room)
        words = (bed.room.code, room.name, whom(room), quality(room))
        place = house.setdefault(bed.room_id, Place(*words))
        place.beds += 1
        if bed.pk in sleeping or bed.pk in states:
            place.cells.append(Cell(bed, sleeping.get(bed.pk), tuple(states.get(bed.pk, ()))))
        else:
            place.free.append(bed)
    return rooms


def _states(now):
    """{bed: its states}: out of order before being cleaned before held."""
    found = defaultdict(list)
    order = [BedState.Kind.OUT_OF_ORDER, BedState.Kind.CLEANING, BedState.Kind.RESERVED]
    states = BedState.objects.at(now).select_related("person")
    for state in sorted(states, key=lambda state: order.index(state.kind)):
        found[state.bed_id].append(state)
    return found


def _past(now):
    """{room: what it was at that moment}, for rooms that were changed since."""
    first = RoomPast.objects.filter(until__gt=now).order_by("room_id", "until").distinct("room_id")
    return {past.room_id: past for past in first}


def free_beds(now=None, *, uncleaned=False):
    """Beds of open houses that can be slept in now: nobody uses them, nobody has to clean or mend them, and they are
    held for nobody; with `uncleaned` also those of which nobody has said yet that they are clean."""
    now = now or timezone.now()
    day = timezone.localdate(now)
    used = BedUse.objects.filter(bed=OuterRef("pk"), during__contains=now)
    not_free = BedState.objects.at(now).filter(bed=OuterRef("pk"))
    if uncleaned:
        not_free = not_free.exclude(kind=BedState.Kind.CLEANING)
    there = Bed.objects.there_on(day, through="room__").filter(
        room__facility__in=Facility.objects.open_on(day)
    )
    return there.filter(~Exists(used), ~Exists(not_free)).select_related("room")


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

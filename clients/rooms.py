"""Who a room is for, and how full the house is. What is found asks for a reason, and is counted; a strict rule asks the
unit head for it."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from clients.models.alert import Alert
from clients.models.house import Room
from clients.models.person import Sex
from clients.models.stay import Stay
from rptc.sop.models import Limit, NoLimit

ADULT = 18
RULE, CONTAGIOUS, DISABLED = "room_rule", "contagious_possible", "disability_support"


@dataclass(frozen=True)
class Finding:
    """One thing that speaks against a place: `rule` is how the deviation is counted ("" for none). What is `strict` only
    the unit head lets pass."""

    rule: str
    sentence: str
    strict: bool = False


def whom(room):
    """Who the room is for, in words."""
    words = {
        ("male", True): _("boys"), ("female", True): _("girls"), ("any", True): _("children"),
        ("male", False): _("men"), ("female", False): _("women"), ("any", False): _("adults"),
    }  # fmt: skip
    return words[room.meant_for, room.children]


def quality(room):
    """What else is so about a room, in words."""
    words = [(room.isolation, _("isolation")), (room.accessible, _("accessible")), (room.strict, _("strict"))]
    return ", ".join(str(word) for holds, word in words if holds)


def misfits(person, room, day):
    """Findings of a person in a room on a WITA date. An unknown sex or age speaks against nothing."""
    return [*_not_for(person, room, day), *_not_near(person, room)]


def _not_for(person, room, day):
    wrong_sex = room.meant_for != Room.For.ANY and person.sex not in (room.meant_for, Sex.UNKNOWN)
    age = person.age_on(day)
    wrong_age = age is not None and (age < ADULT) != room.children
    if wrong_sex or wrong_age:
        words = _("%(room)s is for %(whom)s.") % {"room": room.name, "whom": whom(room)}
        yield Finding(RULE, words, room.strict)


def _not_near(person, room):
    """What the warnings of a person say: who may be contagious sleeps apart, who needs a wheelchair gets through."""
    warned = {alert.kind for alert in Alert.objects.open_on(person)}
    if room.isolation and CONTAGIOUS not in warned:
        words = _("%(room)s is for people who may be contagious.")
        yield Finding(RULE, words % {"room": room.name}, room.strict)
    if CONTAGIOUS in warned and not room.isolation and _somewhere(room, isolation=True):
        yield Finding(RULE, _("This person may be contagious: choose a room for isolation."))
    if DISABLED in warned and not room.accessible and _somewhere(room, accessible=True):
        yield Finding(RULE, _("%(room)s is not accessible with a wheelchair.") % {"room": room.name})


def _somewhere(room, **quality):
    return Room.objects.there_on().filter(facility=room.facility_id, **quality).exists()


def overfull(facility, at):
    """A finding when one more would exceed the `facility_capacity` in force at a moment."""
    limit = capacity(timezone.localdate(at))
    there = Stay.objects.in_house(at).filter(facility=facility).count()
    if limit is None or there < limit.value:
        return []
    words = _("The house is full: %(n)d of %(most)d.") % {"n": there, "most": limit.value}
    return [Finding("facility_capacity", words)]


def capacity(day):
    """The dated capacity (a Limit) in force on a WITA date, or None where no row holds."""
    try:
        return Limit.objects.in_force("facility_capacity", on=day)
    except NoLimit:
        return None

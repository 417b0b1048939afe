"""What must hold before somebody comes, moves or goes."""

from django.utils import timezone
from django.utils.translation import gettext as _

from clients import rooms
from clients.actions.refused import Refused
from clients.models import Facility


class WrongTime(Refused):
    """The time stated cannot be."""

    field = "at"  # which answer of a form it is about


class WrongPlace(Refused):
    """Nobody can be put there."""

    field = "bed"


class Taken(WrongPlace):
    """Somebody else was quicker, or the bed was in use at the time stated."""


class NeedsReason(Refused):
    """The place is possible, with a reason. `findings` say what speaks against it."""

    field = "reason"

    def __init__(self, findings):
        super().__init__(" ".join(f.sentence for f in findings) + " " + _("Say why it is done all the same."))
        self.findings = findings


def moment(at):
    if at and at > timezone.now():
        raise WrongTime(_("Write a time that is not in the future."))
    return at or timezone.now()


def house(bed, facility, episode, at):
    """The house of the bed, the one named, or the only open one of the unit."""
    if bed:
        return bed.room.facility
    open_then = Facility.objects.open_on(timezone.localdate(at)).filter(unit=episode.unit)
    found = list(open_then.filter(pk=facility.pk) if facility else open_then)
    if len(found) != 1:
        raise WrongPlace(_("Choose a house that was open then."))
    return found[0]


def somewhere(bed, place, reason):
    if not bed and not place:
        raise WrongPlace(_("Choose a bed, or write where the person sleeps."))
    if not bed and not reason:
        raise Refused(_("Say why no bed is used."))


def can_move(stay, last, bed):
    if bed.room.facility_id != stay.facility_id:
        raise WrongPlace(_("Choose a bed of the same house."), bed)
    if last and last.bed_id == bed.pk:
        raise WrongPlace(_("This person sleeps in that bed already."), stay)


def findings(person, bed, at, house=None):
    """What speaks against the bed and, for a new stay, against the house."""
    found = rooms.misfits(person, bed.room, timezone.localdate(at)) if bed else []
    return found + (rooms.overfull(house, at) if house else [])


def answered(found, reason):
    if found and not reason:
        raise NeedsReason(found)
    return reason

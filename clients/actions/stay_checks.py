"""What must hold before somebody comes, moves or goes."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from clients import rooms
from clients.actions.refused import Refused
from clients.models import Bed, BedState, Facility
from rptc.ui.templatetags.show import wita

COMES_BACK = {"referred_partner", "hospital"}  # the case goes on, and the things stay


class WrongTime(Refused):
    """The time stated cannot be."""

    field = "at"  # which answer of a form it is about


class WrongDay(Refused):
    """The day planned cannot be."""

    field = "day"


class WrongPlace(Refused):
    """Nobody can be put there."""

    field = "bed"


class ThingsKept(Refused):
    """The house still keeps something of whoever leaves."""

    field = "things"


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
    if stay.leaves.filter(during__upper_inf=True, bed_kept=False).exists():
        raise WrongPlace(_("This person is away without a bed: record first that they are back."), stay)
    if bed.room.facility_id != stay.facility_id:
        raise WrongPlace(_("Choose a bed of the same house."), bed)
    if last and last.bed_id == bed.pk:
        raise WrongPlace(_("This person sleeps in that bed already."), stay)


def findings(person, bed, at, house=None):
    """What speaks against the bed and, for a new stay, against the house."""
    found = [*rooms.misfits(person, bed.room, timezone.localdate(at)), *held(bed, person)] if bed else []
    return found + (rooms.overfull(house, at) if house else [])


def things_answered(stay, reason, said):
    """What is still kept for somebody who leaves is given back first, or it is said what happens to it. After a hand-over
    to a partner the case goes on, and so does the keeping."""
    kept = stay.episode.belongings.kept().count()
    if kept and not said.strip() and reason not in COMES_BACK:
        words = ngettext(
            "%(n)d thing is still kept. Give it back, or say what happens to it.",
            "%(n)d things are still kept. Give them back, or say what happens to them.", kept,
        )  # fmt: skip
        raise ThingsKept(words % {"n": kept}, stay)


def usable(bed, at, *, clean=False):
    """A bed that was there, and that was and is in order and clean; `clean` where somebody has just said so."""
    if not Facility.objects.open_on(timezone.localdate(at)).filter(pk=bed.room.facility_id).exists():
        raise WrongPlace(_("This bed is in a house that was not open then."), bed)
    if not Bed.objects.there_on(timezone.localdate(at), through="room__").filter(pk=bed.pk).exists():
        raise WrongPlace(_("This bed was not in use on that day."), bed)
    kinds = set((bed.states.at(at) | bed.states.at()).values_list("kind", flat=True))
    if BedState.Kind.OUT_OF_ORDER in kinds:
        raise WrongPlace(_("This bed is out of order: choose another one."), bed)
    if BedState.Kind.CLEANING in kinds and not clean:
        raise WrongPlace(
            _("This bed is being cleaned: choose another one, or say first that it is clean."), bed
        )


def held(bed, person):
    """A finding for a bed that is held for somebody who has no file yet. Held for another person, nobody gets it."""
    for hold in bed.states.at().filter(kind=BedState.Kind.RESERVED).exclude(person=person):
        until = {"until": wita(hold.until), "whom": hold.about_label}
        if hold.person_id:
            words = _(
                "This bed is held for somebody else until %(until)s. Choose another one, or release it."
            )
            raise Taken(words % until, hold)
        yield rooms.Finding("", _("This bed is held for %(whom)s until %(until)s.") % until)


def answered(found, reason, by):
    """The reason where one is needed. A strict rule takes nobody's but that of somebody who may overbook."""
    if not by.may("clients.overbook") and (strict := [f.sentence for f in found if f.strict]):
        raise WrongPlace(" ".join(strict) + " " + _("Only the unit head may allow it."))
    if found and not reason:
        raise NeedsReason(found)
    return reason

"""What must hold before a case may end."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from clients import closing, exits
from clients.actions.refused import Refused
from clients.models import Incident, Stay

CHILD = 18


class Wrong(Refused):
    """An answer that cannot be; `field` names it."""

    def __init__(self, sentence, field=""):
        super().__init__(sentence)
        self.field = field


def moment(at, field="ended_at"):
    if at and at > timezone.now():
        raise Wrong(_("Write a time that is not in the future."), field)
    return at or timezone.now()


def after_arrival(episode, at, field="ended_at"):
    arrived = episode.arrived_at - timedelta(
        seconds=episode.arrived_at.second, microseconds=episode.arrived_at.microsecond
    )
    if at < arrived:
        raise Wrong(_("Write a time after the arrival."), field)


def exit_type(episode, code, at):
    """Refuses what ends no case, a child's own request, and another end for somebody who died."""
    if code not in exits.ending():
        raise Wrong(_("Choose a way in which a case ends."), "exit_type")
    age = episode.person.age_on(timezone.localdate(at))
    if code == exits.OWN_REQUEST and age is not None and age < CHILD:
        raise Wrong(_("A child does not leave at their own request."), "exit_type")
    died = episode.incidents.filter(kind=Incident.Kind.DECEASED).exists()
    if died and code != exits.DECEASED:
        raise Wrong(_("The death is recorded: this case ends by it."), "exit_type")


def incident(episode, code):
    """The newest telling that an end by death or absconding rests on, or None where the exit type needs none."""
    if code not in (exits.DECEASED, exits.ABSCONDED):
        return None
    found = episode.incidents.filter(kind=code).first()
    if found is None:
        raise Wrong(_("Record first what happened; the case ends by that."), "exit_type")
    if found.outcome == "returned":
        raise Wrong(_("The client came back: choose how the case ends now."), "exit_type")
    return found


def left_by(episode, at):
    """Nobody was in the house after the care ended."""
    if Stay.objects.filter(episode=episode, during__endswith__gt=at).exists():
        raise Wrong(_("The client was in the house after that. Write a later time."), "ended_at")


def nothing_blocks(found):
    if blocking := [one.sentence for one in found if one.blocks]:
        raise Refused(" ".join(blocking))


def found(episode, closure, *, locked=False):
    """What stands open; refuses what blocks."""
    things = closing.findings(episode, exit_type=closure.exit_type, leaves=closure.leaves, locked=locked)
    nothing_blocks(things)
    return [one.code for one in things]

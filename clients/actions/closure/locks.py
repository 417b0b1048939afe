"""The rows of an act, locked in one order (person, then case); and moves that somebody else was faster with."""

from django.utils.translation import gettext as _

from clients.actions.refused import Refused
from clients.models import Episode, Person
from rptc.flow import NotNow, perform


def held(episode):
    """The case as it now stands, locked together with its person: nobody is admitted, registered or referred meanwhile."""
    person = Person.objects.select_for_update(no_key=True).get(pk=episode.person_id)
    row = (
        Episode.objects.select_for_update(of=("self",))
        .select_related("unit", "case_worker")
        .get(pk=episode.pk)
    )
    row.person = person
    return row


def moved(closure, verb, **given):
    """`perform`, where a move that is not open any more is a sentence. Returns the closure, current."""
    try:
        perform(closure, verb, **given)
    except NotNow as error:
        raise Refused(_("Somebody decided this meanwhile. Look at it again."), closure) from error
    return closure

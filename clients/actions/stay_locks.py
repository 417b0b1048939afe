"""The rows of an act, locked in one order (person, then beds by ascending key), and what they say by then.

Two inserts under an exclusion constraint wait for each other: without the lock a race for the last bed is a deadlock.
"""

from datetime import timedelta

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from clients.actions import stay_ends as end
from clients.actions.refused import Refused
from clients.actions.stay_checks import Taken, WrongTime, usable
from clients.models import Bed, BedState, BedUse, Episode, Leave, Person, Stay

KNOWN = (Stay, BedUse, BedState, Leave)  # whose constraints have a sentence


def locked_case(episode, at):
    """The person, locked, and the case as it now stands: open, arrived, and not in the house already."""
    person = Person.objects.select_for_update(no_key=True).get(pk=episode.person_id)
    episode = Episode.objects.select_related("unit").get(pk=episode.pk)
    if not episode.is_open:
        raise Refused(_("This case is closed: open a new one first."), episode)
    if at < minute(episode.arrived_at):
        raise WrongTime(_("Write a time after the arrival."), episode)
    if stay := Stay.objects.open().filter(person__in=Person.objects.same_as(person)).first():
        raise Taken(_("This person is in the house already."), stay)
    return person, episode


def locked_stay(stay, at):
    """The stay as it now stands and its present BedUse (or None), with the person locked."""
    person = Person.objects.select_for_update(no_key=True).get(pk=stay.person_id)
    stay = Stay.objects.select_related("facility", "episode").get(pk=stay.pk)
    stay.person = person
    if not stay.during.upper_inf:
        raise Refused(_("This person has left already."), stay)
    last = stay.beds.select_related("bed__room").first()
    if at <= stay.during.lower or (last and at <= last.during.lower):
        raise WrongTime(_("Write a time after this person came, and after the last move."), stay)
    return stay, last if last and last.during.upper_inf else None


def locked_beds(at, wanted, *others, clean_by=None):
    """`wanted` first, then the others; all locked in ascending order. The wanted one is usable, and clean where `clean_by`
    says so."""
    pks = {bed.pk for bed in (wanted, *others) if bed}
    rows = Bed.objects.select_for_update(no_key=True, of=("self",)).filter(pk__in=pks).order_by("pk")
    beds = {bed.pk: bed for bed in rows.select_related("room__facility")}
    if wanted and clean_by:
        end.cleaned(beds[wanted.pk], at, clean_by)
    if wanted:
        usable(beds[wanted.pk], at, clean=bool(clean_by))
    return [beds.get(bed.pk) if bed else None for bed in (wanted, *others)]


def written(write):
    """Run `write`; what an exclusion constraint refuses becomes Taken, with the constraint's sentence."""
    try:
        with transaction.atomic():
            return write()
    except IntegrityError as error:
        name = getattr(getattr(error.__cause__, "diag", None), "constraint_name", None)
        rules = {c.name: c.violation_error_message for model in KNOWN for c in model._meta.constraints}
        if name not in rules:
            raise
        raise Taken(str(rules[name])) from error


def minute(at):
    """People state minutes: the seconds of the arrival are no ground to refuse one."""
    return at - timedelta(seconds=at.second, microseconds=at.microsecond)

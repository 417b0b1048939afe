"""What the house keeps for somebody: added, given back with a signature or a witness, or lost with a reason."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from clients.actions.refused import Refused
from clients.models import Belonging
from rptc import audit
from rptc.flow import NotAllowed


@transaction.atomic
def keep(*, episode, what, quantity=1, kept="", by):
    """Something more is kept; returns the Belonging."""
    _may(by)
    if not episode.is_open:
        raise Refused(_("This case is closed: open a new one first."), episode)
    thing = Belonging.objects.create(
        episode=episode,
        what=what.strip(),
        quantity=quantity,
        kept=kept.strip(),
        recorded_by=by.label,
        recorded_at=timezone.now(),
    )
    audit.record("belonging-kept", _of(thing), by=by, person_code=thing.person_code)
    return thing


@transaction.atomic
def give_back(*, thing, to, signed=False, witness="", by):
    """Given back `to` somebody, who signed for it or was seen by a witness. Returns the Belonging."""
    _may(by)
    thing = _kept(thing)
    if not to.strip():
        raise Refused(_("Write to whom it was given."))
    if not signed and not witness.strip():
        raise Refused(_("Tick that they signed, or write who saw it."))
    thing.returned_at, thing.returned_by = timezone.now(), by.label
    thing.returned_to, thing.signed, thing.witness = to.strip(), signed, witness.strip()
    thing.save()
    audit.record("belonging-returned", _of(thing), by=by, person_code=thing.person_code)
    return thing


@transaction.atomic
def lose(*, thing, reason, by):
    """It cannot be found, or is broken; the reason stays. Returns the Belonging."""
    _may(by)
    thing = _kept(thing)
    if not reason.strip():
        raise Refused(_("Say what happened to it."))
    thing.lost_at, thing.lost_by, thing.lost_reason = timezone.now(), by.label, reason.strip()
    thing.save()
    audit.record("belonging-lost", _of(thing), by=by, person_code=thing.person_code)
    return thing


def _may(by):
    if not by.may("clients.manage_stays"):
        raise NotAllowed("belonging")


def _kept(thing):
    rows = Belonging.objects.select_for_update(of=("self",)).select_related("episode__person")
    thing = rows.get(pk=thing.pk)
    if thing.returned_at or thing.lost_at:
        raise Refused(_("This was given back or written off already."), thing)
    return thing


def _of(thing):
    """What a thing is stays out of the audit: only which one, of which case."""
    return ("belonging", thing.code, thing.episode.number)

"""Who works on a case: its worker, a deputy beside the worker, and cases that go over to somebody else."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from clients.actions.refused import Refused
from clients.models import Episode
from rptc import audit
from rptc.accounts.models import User
from rptc.accounts.roles import ROLES
from rptc.flow import NotAllowed

WORKS, HEAD = "referrals.write", "people.delegate"


def candidates():
    """Active people of the unit who may work on a case."""
    roles = [role.code for role in ROLES.values() if WORKS in role.permissions]
    return User.objects.filter(role__in=roles, is_active=True)


def may_name(episode, actor):
    """The worker of an open case, or the unit head."""
    own = actor.kind == "user" and actor.id == str(episode.case_worker_id)
    return episode.is_open and (actor.may(HEAD) or (own and actor.may(WORKS)))


@transaction.atomic
def name_deputy(episode, *, deputy, by, at=None):
    """Name somebody beside the worker, in place of whoever was deputy. Returns the episode, current.

    Raises NotAllowed, or Refused: a closed case, the worker, somebody who does not work on cases.
    """
    row = _held(episode, by)
    if deputy.pk == row.case_worker_id:
        raise Refused(_("The worker of the case cannot be the deputy. Choose somebody else."))
    _works(deputy)
    return _now(episode, row, by, at, "deputy-named", deputy=deputy)


@transaction.atomic
def end_deputy(episode, *, by, at=None):
    """The case has no deputy any more. Returns the episode; ending twice changes nothing."""
    row = _held(episode, by)
    return _now(episode, row, by, at, "deputy-ended", deputy=None) if row.deputy_id else row


@transaction.atomic
def move(episodes, *, role, giver, taker, by, at=None):
    """Cases go over from `giver` to `taker`, who becomes their worker or deputy (`role`: "case_worker", "deputy"); nobody
    is both. Unit head only. Locked together, audited one by one; Refused when one is no longer the giver's."""
    if not by.may(HEAD):
        raise NotAllowed("move-cases")
    _works(taker)
    rows = Episode.objects.select_for_update(of=("self",)).select_related("person").order_by("pk")
    for row in rows.filter(pk__in=[episode.pk for episode in episodes]):
        if getattr(row, f"{role}_id") != giver.pk:
            raise Refused(_("Some of it is no longer this person's. Reload the page."))
        _goes_over(row, role, taker, by, at)


def _goes_over(row, role, taker, by, at):
    if role == "deputy" and row.case_worker_id == taker.pk:
        return _now(row, row, by, at, "deputy-ended", deputy=None)
    if role == "deputy":
        return _now(row, row, by, at, "deputy-named", deputy=taker)
    besides = {"deputy": None} if row.deputy_id == taker.pk else {}
    return _now(row, row, by, at, "case-worker-changed", case_worker=taker, **besides)


def _held(episode, by):
    """The current row, locked; refuses a stranger and a case that is over."""
    row = Episode.objects.select_for_update(of=("self",)).get(pk=episode.pk)
    if not row.is_open:
        raise Refused(_("This case is closed. Nobody stands in for its worker any more."))
    if not may_name(row, by):
        raise NotAllowed("name-deputy")
    return row


def _works(user):
    if not candidates().filter(pk=user.pk).exists():
        raise Refused(_("Choose somebody who works on cases."))


def _now(episode, row, by, at, verb, **people):
    for field, somebody in people.items():
        setattr(row, field, somebody)
        setattr(episode, field, somebody)
    row.save(update_fields=list(people))
    codes = {field: somebody.code for field, somebody in people.items() if somebody}
    audit.record(verb, row, by=by, at=at or timezone.now(), **codes)
    return row

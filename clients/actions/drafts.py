"""The life of a draft before it is a case: started from a search, taken over, dropped."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from clients.actions.refused import Refused
from clients.intake.prefill import answers_of
from clients.models import Draft, Episode, Search
from rptc import audit
from rptc.flow import NotAllowed


@transaction.atomic
def start(search, *, by, person=None, emergency=False, told=None, at=None):
    """A draft that begins at a search, for nobody known or for a known `person`; returns it. `told` is what somebody
    said beforehand, {section: {field: raw values}}: the worker reads and saves it.

    A second press finds the one that is still empty. Refused when the person has an open case.
    """
    at = at or timezone.now()
    Search.objects.select_for_update().get(pk=search.pk)
    if person and (running := Episode.objects.running().of(person).first()):
        raise Refused(_("This person already has an open case."), running)
    mine = Draft.objects.unfinished().filter(
        search=search, owner=by.user, person=person, emergency=emergency, version=1
    )
    if waiting := mine.filter(completes__isnull=True).first():
        return waiting
    made = Draft.objects.create(
        search=search,
        owner=by.user,
        changed_by=by.user,
        person=person,
        emergency=emergency,
        started_at=at,
        changed_at=at,
        answers=(answers_of(person) if person else {})
        | {code: {"data": data} for code, data in (told or {}).items()},
        photo=person and person.photo,
    )
    audit.record("draft-started", made, by=by, at=at, person_code=person.code if person else "")
    return made


def take_over(draft, *, by, at=None):
    """Make an abandoned draft one's own; needs `clients.void`. Returns it."""
    return _end_waiting(draft, "draft-taken-over", by, at, owner=by.user, changed_at=at or timezone.now())


def drop(draft, *, reason, by, at=None):
    """Drop a draft with a reason: the owner any time, who holds `clients.void` an abandoned one. Returns it.

    A draft that completes an emergency case may be dropped too: then the case stays as it is.
    """
    return _end_waiting(
        draft, "draft-dropped", by, at, dropped_at=at or timezone.now(), dropped_reason=reason[:300]
    )


@transaction.atomic
def set_aside(draft, *, reason, by, at=None):
    """Drop a draft because what it was begun for did not come to be; the caller knows who may. Returns it."""
    row = Draft.objects.select_for_update().get(pk=draft.pk)
    if not (row.submitted_at or row.dropped_at):
        row.dropped_at, row.dropped_reason = at or timezone.now(), reason[:300]
        row.save(update_fields=["dropped_at", "dropped_reason"])
        audit.record("draft-dropped", row, by=by, at=at)
    return row


def may_drop(draft, user):
    """Whether `user` may drop this unfinished draft."""
    return draft.owner_id == user.pk or (user.has_perm("clients.void") and draft.is_abandoned)


@transaction.atomic
def _end_waiting(draft, verb, by, at, **changes):
    row = Draft.objects.select_for_update().get(pk=draft.pk)
    if not may_drop(row, by.user):
        raise NotAllowed(verb)
    if row.submitted_at or row.dropped_at:
        return row
    for name, value in changes.items():
        setattr(row, name, value)
    row.save(update_fields=list(changes))
    audit.record(verb, row, by=by, at=at)
    return row

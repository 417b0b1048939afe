"""The photos of a person: a new one becomes the current, an old one may become it again, none is lost."""

from django.db import transaction
from django.utils import timezone

from clients.actions.identity import writing
from clients.models import Portrait
from rptc import audit


@transaction.atomic
def add(person, *, file, by, at=None):
    """Keep a StoredFile as the current photo; returns the Portrait. The one before stays in the history."""
    writing.may(by)
    own = writing.locked(person)
    row = Portrait.objects.create(
        person=own, file=file, recorded_at=at or timezone.now(), recorded_by=by.label
    )
    _current(own, file)
    audit.record("photo-added", row, by=by, at=at)
    return row


@transaction.atomic
def use(portrait, *, by, at=None):
    """Make a photo of the history the current one again; returns it."""
    writing.may(by)
    own = writing.locked(portrait.person)
    if own.photo_id != portrait.file_id:
        _current(own, portrait.file)
        audit.record("photo-chosen", portrait, by=by, at=at)
    return portrait


def _current(person, file):
    person.photo = file
    person.save(update_fields=["photo"])

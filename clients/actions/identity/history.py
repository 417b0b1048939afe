"""What an intake says of status, home and photo becomes a row of their history too."""

from django.utils import timezone

from clients.models import Address, IdentityCheck, Portrait


def keep(person, changed, *, by, at):
    """Add a row for each of the names of fields in `changed` that has a history. The person is saved already."""
    since = {"person": person, "recorded_at": at, "recorded_by": by.label}
    if "identity_status" in changed:
        IdentityCheck.objects.create(status=person.identity_status, on=timezone.localdate(at), **since)
    if "photo" in changed and person.photo:
        Portrait.objects.get_or_create(person=person, file=person.photo, defaults=since)
    if {"address", "district"} & set(changed) and person.address:
        _home(person, since, by, at)


def _home(person, since, by, at):
    person.addresses.current().filter(kind=Address.Kind.HOME).update(
        ended_as=Address.Ended.MOVED, ended_at=at, ended_by=by.label
    )
    Address.objects.create(
        kind=Address.Kind.HOME, text=person.address[:300], district=person.district, **since
    )

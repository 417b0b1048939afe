"""What a person does about a message that could not be delivered, and about whom the unit writes to."""

from django.db import transaction

from rptc import audit, notices
from rptc.notices.models import Notice


@transaction.atomic
def send_again(notice, *, by):
    """Put it back into the outbox; returns whether it was there to put back. A second press changes nothing."""
    if put_back := notices.again(notice):
        audit.record("message-sent-again", notice, by=by, channel=notice.channel)
    return put_back


@transaction.atomic
def by_hand(notice, *, by):
    """Somebody told by other means what could not be delivered; returns whether it still had to be told."""
    if first := Notice.objects.failed().filter(pk=notice.pk).exists() and notices.done(notice, by=by):
        audit.record("message-told-by-hand", notice, by=by, channel=notice.channel)
    return first


@transaction.atomic
def change_office(office, *, by, **fields):
    """Who heads an office, and where a letter or a mail reaches it; returns the Office."""
    changed = sorted(name for name, value in fields.items() if getattr(office, name) != value)
    for name in changed:
        setattr(office, name, fields[name])
    if changed:
        office.save(update_fields=changed)
        audit.record("office-changed", office, by=by, fields=changed)
    return office

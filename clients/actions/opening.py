"""What is restricted is opened with a reason, until the end of the WITA day; who, what and why are kept."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from clients.actions.refused import Refused
from clients.models import Opening
from rptc import audit
from rptc.clock import working


@transaction.atomic
def open_file(person, *, reason, by):
    """A restricted file, whole; returns the Opening. Raises Refused without a reason."""
    return _opened("restricted-file-opened", person, "", reason, by)


@transaction.atomic
def open_part(person, part, *, reason, by):
    """One sensitive part (its code, see clients.sensitive) of a file that may be opened; returns the Opening."""
    return _opened("part-opened", person, part, reason, by)


def _opened(verb, person, part, reason, by):
    if not (reason or "").strip():
        raise Refused(_("Give a reason."))
    until = working.end_of_day(timezone.localdate())
    made = Opening.objects.create(
        person=person, user=by.user, part=part, reason=reason.strip()[:300], until=until
    )
    audit.read(verb, person, by=by, opening=made.pk, **({"parts": [part]} if part else {}))
    return made

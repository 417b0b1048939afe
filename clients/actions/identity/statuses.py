"""How far an identity is known, with the document and the day."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from clients.actions.identity import writing
from clients.actions.refused import Refused
from clients.models import IdentityCheck
from rptc import audit
from rptc.lib.refused import saved

BY_PAPER = ("document_seen", "civil_registry_verified")


@transaction.atomic
def record(person, *, status, on=None, source="", by, at=None):
    """Record how far the identity is known since a WITA date (default today); returns the IdentityCheck.

    The newest by that date is what the file shows. Raises Refused: a day to come, a document without its kind.
    """
    writing.may(by)
    own = writing.locked(person)
    if status in BY_PAPER and not source.strip():
        refused = Refused(_("Name the document that was seen, or where it was verified."))
        refused.field = "source"
        raise refused
    row = IdentityCheck(
        person=own, status=status, on=writing.past(on, "on") or timezone.localdate(), source=source.strip()[:200],
        recorded_at=at or timezone.now(), recorded_by=by.label,
    )  # fmt: skip
    saved(row, refuse=Refused)
    own.identity_status = own.identity_checks.first().status
    own.save(update_fields=["identity_status"])
    audit.record("identity-checked", row, by=by, at=at, status=status)
    return row

"""Taking a partner into the registry, changing it, ending the work with it."""

from django.db import transaction
from django.utils import timezone

from partners.actions.changes import locked, write
from partners.models import Partner
from rptc import audit


@transaction.atomic
def register(*, by, **fields):
    """A new partner; a second call with the same name returns the first one."""
    partner, made = Partner.objects.get_or_create(name=fields.pop("name"), defaults=fields)
    if made:
        audit.record("partner-registered", partner, by=by)
    return partner


@transaction.atomic
def change(partner, *, by, **fields):
    """Change fields; the audit keeps their names."""
    partner = locked(partner)
    if changed := write(partner, fields):
        audit.record("partner-changed", partner, by=by, fields=changed)
    return partner


@transaction.atomic
def end(partner, *, reason, by, at=None):
    """End the work with a partner on the WITA day of `at`: no new referral can choose it, old ones keep it."""
    partner = locked(partner)
    if partner.ended_on is None:
        partner.ended_on, partner.ended_reason = timezone.localdate(at), reason
        partner.save(update_fields=["ended_on", "ended_reason"])
        audit.record("partner-ended", partner, by=by, at=at)
    return partner

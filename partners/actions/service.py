"""What a partner offers, to whom."""

from django.db import transaction
from django.utils import timezone

from partners.actions.changes import locked
from partners.models import Service
from rptc import audit


@transaction.atomic
def offer(partner, *, kind, by, classes=(), **fields):
    """The partner offers a service; one that it already offers is returned as it stands."""
    locked(partner)
    service, made = partner.services.active().get_or_create(
        kind=kind, defaults={"partner": partner, **fields}
    )
    if made:
        service.classes.set(classes)
        audit.record("partner-service-offered", partner, by=by, service=kind)
    return service


@transaction.atomic
def end(service, *, by, at=None):
    """The partner no longer offers it, from the WITA day of `at`; referrals that run for it go on."""
    ended = Service.objects.active().filter(pk=service.pk).update(ended_on=timezone.localdate(at))
    if ended:
        audit.record("partner-service-ended", service.partner, by=by, at=at, service=service.kind)
    return service

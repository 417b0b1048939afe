"""Reminders that a partnership document ends, climbing the ladder `agreement_end` of rptc.sop (domain §7)."""

import logging
from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from partners.models import Document
from rptc import notices
from rptc.clock import working
from rptc.notices.models import Notice
from rptc.sop.models import Rung

CLOCK = "agreement_end"
log = logging.getLogger(__name__)


def sweep(now):
    """Queue what is due at `now`, once for each document, last day, rung, office and channel; returns counts."""
    counts, today = {"queued": 0, "failed": 0}, timezone.localdate(now)
    rungs = list(_rungs(today))
    due = [(d, rung) for d in _watched(today, rungs) if (rung := _highest(d, rungs, today))]
    told = set(
        Notice.objects.filter(key__in=[k for d, r in due for k in _keys(d, r)]).values_list("key", flat=True)
    )
    for document, rung in due:
        try:
            with transaction.atomic():
                counts["queued"] += _tell(document, rung, now, told)
        except Exception:  # one bad row must not stop the others
            log.exception("No reminder for document %s", document.code)
            counts["failed"] += 1
    return counts


def _rungs(day):
    held = Q(valid_to__isnull=True) | Q(valid_to__gte=day)
    return Rung.objects.filter(held, clock=CLOCK, valid_from__lte=day).order_by("offset")


def _watched(day, rungs):
    """Seen, signed documents of active partners that end and are neither renewed nor terminated."""
    first = min((rung.offset for rung in rungs), default=0)
    signed = Document.objects.filter(
        seen=True, signed_on__isnull=False, ends_on__lte=day - timedelta(days=first)
    )
    running = signed.filter(terminated_on__isnull=True, partner__ended_on__isnull=True)
    return running.exclude(renewed_by__seen=True, renewed_by__signed_on__isnull=False).select_related(
        "partner"
    )


def _highest(document, rungs, day):
    """The last rung reached since the document was recorded: after a pause the lower ones are passed over."""
    recorded = timezone.localdate(document.recorded_at)
    reached = [r for r in rungs if recorded <= document.ends_on + timedelta(days=r.offset) <= day]
    return reached[-1] if reached else None


def _keys(document, rung):
    """{key: (office, channel)} of the notices this rung makes."""
    base = f"{CLOCK}:{document.code}:{document.ends_on}:{rung.code}"
    return {
        f"{base}:{office}:{channel}": (office, channel)
        for office in rung.audience
        for channel in rung.channels
    }


def _tell(document, rung, now, told):
    wanted = {key: pair for key, pair in _keys(document, rung).items() if key not in told}
    for key, (office, channel) in wanted.items():
        rings = channel != Notice.Channel.IN_APP and rung.working_hours_only
        notices.queue(
            CLOCK, key=key, to=[f"role:{office}"], channel=channel, about=document, needs_ack=rung.needs_ack, now=now,
            not_before=working.next_ring(now) if rings else now, rung=rung.code, ends_on=str(document.ends_on),
            partner=document.partner.code, partner_label=str(document.partner),
        )  # fmt: skip
    return len(wanted)

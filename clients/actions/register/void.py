"""An intake recorded by mistake: it stays readable and no longer counts."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from clients.actions.refused import Refused
from clients.models import Draft, Episode
from rptc import audit
from rptc.flow import NotAllowed


@transaction.atomic
def void(episode, reason, by, *, at=None):
    """Void an episode, with a reason; only who holds `clients.void`. Returns it. Refused while a stay is open.

    A draft that was to complete it is dropped with the same reason. Voiding twice changes nothing.
    """
    if not by.may("clients.void"):
        raise NotAllowed("void")
    at, row = at or timezone.now(), Episode.objects.select_for_update().get(pk=episode.pk)
    if row.state == Episode.State.VOID:
        return row
    if row.stays.open().exists():
        raise Refused(_("End the stay first; then the case can be voided."), row)
    row.state, row.exit_note, row.closed_at = (
        Episode.State.VOID,
        reason,
        row.closed_at or max(at, row.arrived_at),
    )
    row.save(update_fields=["state", "exit_note", "closed_at"])
    Draft.objects.to_complete().filter(completes=row).update(dropped_at=at, dropped_reason=reason[:300])
    audit.record("case-voided", row, by=by, at=at)
    return row

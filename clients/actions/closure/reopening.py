"""A case is opened again: the same case goes on, no new arrival is counted."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from clients.actions.closure import checks
from clients.actions.closure.locks import held, moved
from clients.actions.refused import Refused
from clients.models import Episode
from rptc import audit
from rptc.flow import NotAllowed
from rptc.sop.models import Limit

LIMIT = "case_reopening"


def last_day(closure):
    """Until when (aware) a closure may be undone: the limit of the day it was decided."""
    return Limit.objects.in_force(LIMIT, on=timezone.localdate(closure.decided_at)).due(closure.decided_at)


@transaction.atomic
def reopen(closure, *, reason, by, at=None):
    """Undo an approved closure, with a reason; unit head or delegate. Returns the closure.

    Refused after the limit, when the person has a newer case, or when somebody was faster. The aftercare ends of itself.
    """
    if not by.may("clients.close"):
        raise NotAllowed("reopen")
    if not (reason or "").strip():
        raise checks.Wrong(_("Say why the case is opened again."), "reason")
    at, row = checks.moment(at), held(closure.episode)
    if row.state != Episode.State.CLOSED:
        raise Refused(_("This case is not closed."), row)
    _no_newer(row)
    closure.refresh_from_db()
    if closure.decided_at and at > last_day(closure):
        raise Refused(
            _("The time to open it again has passed. A return opens a new case from the search."), row
        )
    closure = moved(closure, "reopen", by=by, at=at, reason=reason.strip()[:500])
    closure.reopened_by = by.label
    closure.save(update_fields=["reopened_by"])
    row.state, row.closed_at, row.exit_type = Episode.State.OPEN, None, ""
    row.save(update_fields=["state", "closed_at", "exit_type"])
    closure.episode = row
    audit.record("case-reopened", row, by=by, at=at)
    return closure


def _no_newer(episode):
    newer = Episode.objects.of(episode.person).counted().exclude(pk=episode.pk)
    if running := newer.running().first():
        raise Refused(
            _("This person has a newer open case, %(number)s: go on there.") % {"number": running.number},
            running,
        )
    if later := newer.filter(arrived_at__gt=episode.arrived_at).first():
        raise Refused(
            _("A newer case, %(number)s, followed this one. Open that one again.") % {"number": later.number},
            later,
        )

"""The worker asks to end a case, or asks again after it came back."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from clients import exits
from clients.actions.closure import checks
from clients.actions.closure.checks import Wrong
from clients.actions.closure.locks import held, moved
from clients.actions.refused import Refused
from clients.models import Closure
from rptc import audit
from rptc.flow import NotAllowed
from rptc.lib.refused import saved
from rptc.sop.deviations import deviate
from rptc.sop.models import Limit

EARLY = "absconded_closing"


@transaction.atomic
def ask(
    episode, *, exit_type, outcome, summary, ended_at=None, extra=None, leaves=False, aftercare=None,
    no_aftercare_reason="", early_reason="", by, at=None,
):  # fmt: skip
    """Ask the unit head to end a case; one that was returned is asked again. Returns the Closure.

    `ended_at` (aware, default now) is when the care ended; an end by death or absconding takes the time of that. `extra`
    is {code: text} of what the exit type asks, `leaves` ends the stay with the case, `aftercare` (default: as the exit
    type says) may be declined with a reason. `early_reason`: somebody missing is given up before the limit.
    """
    if not by.may("clients.assess"):
        raise NotAllowed("ask")
    at, row = checks.moment(at), held(episode)
    closure = _begun(row)
    incident = checks.incident(row, exit_type)
    ended = incident.happened_at if incident else checks.moment(ended_at)
    checks.exit_type(row, exit_type, ended)
    checks.after_arrival(row, ended)
    checks.left_by(row, ended)
    closure.exit_type, closure.ended_at, closure.leaves, closure.asked_by = exit_type, ended, leaves, by.label
    closure.told = _told(exit_type, outcome, summary, extra or {})
    closure.aftercare, closure.no_aftercare_reason = _aftercare(exit_type, aftercare, no_aftercare_reason)
    closure.open_then = checks.found(row, closure)
    _early(row, incident, early_reason, by, at)
    saved(closure, exclude={"state", "told", "open_then"}, refuse=Refused)
    moved(closure, "ask", by=by, at=at, note={"open": closure.open_then})
    audit.record("closure-asked", row, by=by, at=at, exit=exit_type)
    return closure


def _begun(episode):
    """The closure that was returned, or a new one; refuses a case that is over or asked for."""
    if not episode.is_open:
        raise Refused(_("This case is closed already."), episode)
    pending = episode.closures.pending().first()
    if pending and pending.state == Closure.State.ASKED:
        raise Refused(_("The end of this case is asked for already."), pending)
    return pending or Closure(episode=episode)


def _told(code, outcome, summary, extra):
    told = {"outcome": outcome.strip(), "summary": summary.strip()}
    told |= {name: extra.get(name, "").strip() for name in exits.asks(code)}
    missing = next((name for name, text in told.items() if not text), None)
    if missing:
        raise Wrong(_("Fill in everything this way of ending asks."), missing)
    return told


def _aftercare(code, wanted, why_not):
    """(whether it follows, why not)."""
    if not exits.aftercare_due(code):
        return False, ""
    if wanted is False and not why_not.strip():
        raise Wrong(_("Say why no aftercare follows."), "no_aftercare_reason")
    return wanted is not False, "" if wanted is not False else why_not.strip()


def _early(episode, incident, reason, by, at):
    """Whoever is still missing is searched for until the limit; sooner is a departure from it, on record."""
    if incident is None or incident.outcome != "still_missing":
        return
    due = Limit.objects.in_force(EARLY, on=timezone.localdate(incident.happened_at)).due(incident.happened_at)
    if at >= due:
        return
    if not reason.strip():
        raise Wrong(_("The search still runs. Say why the case ends before the limit."), "early_reason")
    deviate(EARLY, episode, reason=reason.strip(), by=by, approved=by.may("deviations.decide"), at=at)

"""The unit head decides over the end of a case; the worker may take the question back."""

from django.db import transaction
from django.utils.translation import gettext as _

from clients.actions import stays
from clients.actions.closure import aftercare, checks
from clients.actions.closure.asking import EARLY
from clients.actions.closure.locks import held, moved
from clients.actions.refused import Refused
from clients.models import Closure, Episode, Stay
from rptc import audit
from rptc.flow import NotAllowed
from rptc.sop import deviations
from rptc.sop.models import Deviation


@transaction.atomic
def send_back(closure, *, reason, by, at=None):
    """Return it to the worker, saying what has to change. Returns the closure."""
    return _turned(closure, "send_back", "closure-returned", _("Say what has to change."), reason, by, at)


@transaction.atomic
def withdraw(closure, *, reason, by, at=None):
    """The worker takes the question back; the case stays open. Returns the closure."""
    return _turned(
        closure, "withdraw", "closure-withdrawn", _("Say why the case does not end."), reason, by, at
    )


@transaction.atomic
def approve(closure, *, by, at=None):
    """End the case: the stay that was to end with it ends, aftercare begins. Returns the closure.

    Refused when something blocks by now, or somebody decided meanwhile. What ends with a case beside the stay (clocks,
    reminders, lines on a desk) ends because it is derived from the case.
    """
    if not by.may("clients.close"):
        raise NotAllowed("approve")
    at, row = checks.moment(at), held(closure.episode)
    closure = Closure.objects.select_related("episode__person").get(pk=closure.pk)
    if not row.is_open:
        raise Refused(_("This case is closed already."), row)
    said = checks.found(row, closure, locked=True)
    _leave(row, closure, by)
    checks.left_by(row, closure.ended_at)
    closure = moved(closure, "approve", by=by, at=at, note={"open": said})
    closure.decided_by = by.label
    closure.save(update_fields=["decided_by"])
    row.state, row.closed_at, row.exit_type = Episode.State.CLOSED, closure.ended_at, closure.exit_type
    row.save(update_fields=["state", "closed_at", "exit_type"])
    closure.episode = row
    if closure.aftercare:
        aftercare.begin(closure, by=by, at=at)
    _agree_to_early_end(row, by, at)
    audit.record("case-closed", row, by=by, at=at, exit=closure.exit_type)
    return closure


def _agree_to_early_end(episode, by, at):
    """Whoever ends the case of somebody missing before the limit approves that departure by the same word."""
    asked = Deviation.objects.waiting().about("episode", [episode.code]).filter(rule=EARLY)
    for one in asked:
        deviations.approve(one, by=by, at=at)


def _leave(episode, closure, by):
    """The stay that was to end with the case; the reason is how the case ends."""
    stay = Stay.objects.open().filter(episode=episode).first()
    if stay and closure.leaves:
        stays.discharge(stay=stay, reason=closure.exit_type, by=by, at=closure.ended_at)


def _turned(closure, verb, event, ask_why, reason, by, at):
    if not (reason or "").strip():
        raise checks.Wrong(ask_why, "reason")
    at, row = checks.moment(at), held(closure.episode)
    closure = moved(closure, verb, by=by, at=at, reason=reason.strip()[:500])
    closure.decided_by = by.label
    closure.save(update_fields=["decided_by"])
    audit.record(event, row, by=by, at=at)
    return closure

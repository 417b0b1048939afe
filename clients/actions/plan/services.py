"""The log of what was done for a client; what is wrong is struck and written again."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from clients.actions.plan import checks as check
from clients.actions.plan import urgent
from clients.actions.refused import Refused
from clients.models import Episode, Need, ServiceRecord
from rptc import audit
from rptc.lib.refused import saved
from rptc.sop.deviations import deviate


@transaction.atomic
def record(
    *, episode, kind, at=None, given_by="", minutes=None, goal=None, step=None, need=None, funding="", amount=None,
    note="", meets=False, late_reason="", by,
):  # fmt: skip
    """Keep one service: `at` is when it happened, `given_by` who did it (default `by`). For a `need` it says that somebody
    acted; `meets` delivers it too. Late with an urgent need of health it asks for a `late_reason`, which becomes a
    deviation. Returns the ServiceRecord."""
    check.allowed(by, check.GIVE)
    at, case = check.moment(at), _case(episode)
    _within(case, at)
    if step and goal is None:
        goal = step.goal
    if kind == "other" and not (note or "").strip():
        raise check.Wrong("note", _("Say what was done."))
    row = ServiceRecord(
        episode=case, kind=kind, happened_at=at, recorded_at=timezone.now(), recorded_by=by.label, given_by=given_by.strip() or by.label,
        minutes=minutes, goal=goal, step=step, need=need, funding=funding, amount=amount, note=(note or "").strip() or None,
    )  # fmt: skip
    if need:
        _for_need(row, check.the_need(need), meets, late_reason.strip(), by)
    saved(row, refuse=Refused)
    audit.record("service-recorded", case, by=by, at=at, service=row.code, kind=kind)
    return row


@transaction.atomic
def strike(service, *, reason, by, at=None):
    """Take a service back with a reason: it stays readable and counts nowhere. A need it met is open again. Returns it."""
    check.allowed(by, check.GIVE)
    at = check.moment(at)
    reason = check.said(reason, "reason", _("Say why."))
    row = (
        ServiceRecord.objects.select_for_update(of=("self",))
        .select_related("episode__person")
        .get(pk=service.pk)
    )
    if row.struck_at:
        raise Refused(_("This service is struck already."), row)
    row.struck_at, row.struck_by, row.struck_reason = at, by.label, reason
    saved(row, refuse=Refused)
    if row.need_id and not row.need.services.counted().exists():
        Need.objects.filter(pk=row.need_id, state=Need.State.DELIVERED).update(
            state=Need.State.REQUESTED, met_at=None, met_by=""
        )
    audit.record("service-struck", row.episode, by=by, at=at, service=row.code)
    return row


def _case(episode):
    """The case, locked. A closed one still takes what was done while it ran; one that never was takes nothing."""
    row = Episode.objects.select_for_update(of=("self",)).select_related("person").get(pk=episode.pk)
    if row.state == Episode.State.VOID:
        raise Refused(_("This case was entered in error. Nothing is recorded in it."), row)
    return row


def _within(case, at):
    if at < case.arrived_at.replace(second=0, microsecond=0):
        raise check.Wrong("at", _("Write a time after the arrival."))
    if case.closed_at and at > case.closed_at:
        raise check.Wrong("at", _("Write a time before the case was closed."))


def _for_need(row, need, meets, late_reason, by):
    if need.episode_id != row.episode_id:
        raise Refused(_("This need belongs to another case."), need)
    first = not need.services.counted().exists()
    if first and urgent.is_late(need, row.happened_at):
        if not late_reason:
            raise check.Wrong("late_reason", _("This was to be done the same day. Say why it was later."))
        deviate(urgent.RULE, need.episode, reason=late_reason, by=by, approved=by.may(check.APPROVE))
    if meets and need.is_open:
        need.state, need.met_at, need.met_by, need.recorded_by = (
            Need.State.DELIVERED,
            row.happened_at,
            row.given_by,
            by.label,
        )
        need.funding, need.value = (
            row.funding or need.funding,
            need.value if row.amount is None else row.amount,
        )
        saved(need, refuse=Refused)

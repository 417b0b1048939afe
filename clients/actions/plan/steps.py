"""Steps towards a goal: who does what until when; done with a result, or dropped with a reason."""

from django.db import transaction
from django.utils.translation import gettext as _

from clients.actions.plan import checks as check
from clients.actions.plan.versions import touched
from clients.actions.refused import Refused
from clients.models import Step
from rptc import audit
from rptc.lib.refused import saved

TERMS = ("what", "owner", "worker", "partner_code", "partner_label", "due_on")


@transaction.atomic
def add(*, goal, what, owner, due_on, worker=None, partner_code="", partner_label="", by, at=None):
    """Write a step of an open goal. `due_on` is the last WITA day; `worker` a User for "staff", the partner by code and the
    name it has now. Returns the Step."""
    check.allowed(by, check.PLAN)
    at, plan = check.moment(at), check.open_plan(goal.plan)
    goal = plan.goals.get(pk=goal.pk)
    if not goal.is_open:
        raise Refused(_("This goal is closed already. Reload the page."), goal)
    row = Step(goal=goal, made_at=at, made_by=by.label)
    _terms(row, what, owner, due_on, worker, partner_code, partner_label)
    touched(plan, by=by, at=at)
    audit.record("plan-step-added", plan, by=by, at=at, goal=goal.code, step=row.code, owner=owner)
    return row


@transaction.atomic
def change(*, step, what, owner, due_on, worker=None, partner_code="", partner_label="", by, at=None):
    """Change what an open step asks of whom until when. Returns it; the same terms change nothing."""
    check.allowed(by, check.PLAN)
    at, row = check.moment(at), _held(step)
    before = [getattr(row, name) for name in TERMS]
    _terms(row, what, owner, due_on, worker, partner_code, partner_label)
    if before != [getattr(row, name) for name in TERMS]:
        touched(row.goal.plan, by=by, at=at)
        audit.record("plan-step-changed", row.goal.plan, by=by, at=at, step=row.code)
    return row


@transaction.atomic
def done(*, step, result, on=None, by, at=None):
    """The step was done on a WITA day (default today), with a result. Shelter officers may say so too. Returns the Step."""
    check.allowed(by, check.GIVE)
    at, row, on = check.moment(at), _held(step), check.day(on)
    _end(row, Step.State.DONE, check.said(result, "result", _("Write what came of it.")), on, by, at)
    audit.record("plan-step-done", row.goal.plan, by=by, at=at, step=row.code)
    return row


@transaction.atomic
def drop(*, step, reason, by, at=None):
    """The step will not be done, and why. Returns the Step."""
    check.allowed(by, check.PLAN)
    at, row = check.moment(at), _held(step)
    _end(row, Step.State.DROPPED, check.said(reason, "reason", _("Say why.")), check.day(None), by, at)
    touched(row.goal.plan, by=by, at=at)
    audit.record("plan-step-dropped", row.goal.plan, by=by, at=at, step=row.code)
    return row


def _terms(row, what, owner, due_on, worker, partner_code, partner_label):
    row.what = check.said(what, "what", _("Write what is to be done."))
    row.owner, row.due_on = owner, due_on
    row.worker = worker if owner == Step.Owner.STAFF else None
    partner = owner == Step.Owner.PARTNER
    row.partner_code, row.partner_label = (partner_code, partner_label) if partner else ("", "")
    saved(row, refuse=Refused)


def _end(row, state, result, on, by, at):
    row.state, row.result, row.ended_on, row.ended_at, row.ended_by = state, result, on, at, by.label
    saved(row, refuse=Refused)


def _held(step):
    plan = check.open_plan(step.goal.plan)
    row = Step.objects.select_related("goal", "worker").get(pk=step.pk)
    row.goal.plan = plan
    if not row.is_open:
        raise Refused(_("This step has ended already. Reload the page."), row)
    return row

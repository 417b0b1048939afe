"""Goals of a plan: the first one begins the plan. A change of what was acknowledged opens a new version."""

from django.db import transaction
from django.utils.translation import gettext as _

from clients.actions.plan import checks as check
from clients.actions.plan.versions import touched
from clients.actions.refused import Refused
from clients.models import Goal, Plan, Step
from rptc import audit
from rptc.lib.refused import saved


@transaction.atomic
def add(*, episode, domain, text, by, at=None):
    """Write a goal in a domain of the assessment, and the plan itself where there is none. Returns the Goal."""
    check.allowed(by, check.PLAN)
    at, case = check.moment(at), check.open_case(episode)
    text = check.said(text, "text", _("Write the goal."))
    plan, new = Plan.objects.get_or_create(episode=case, defaults={"made_at": at, "made_by": by.label})
    plan.episode = case
    if new:
        audit.record("plan-begun", plan, by=by, at=at)
    goal = saved(Goal(plan=plan, domain=domain, text=text, made_at=at, made_by=by.label), refuse=Refused)
    touched(plan, by=by, at=at)
    audit.record("plan-goal-added", plan, by=by, at=at, goal=goal.code, domain=domain)
    return goal


@transaction.atomic
def change(*, goal, domain, text, by, at=None):
    """Word a goal otherwise. Returns it; the same words change nothing."""
    check.allowed(by, check.PLAN)
    at, row = check.moment(at), _held(goal)
    text = check.said(text, "text", _("Write the goal."))
    if (row.domain, row.text) != (domain, text):
        row.domain, row.text = domain, text
        saved(row, refuse=Refused)
        touched(row.plan, by=by, at=at)
        audit.record("plan-goal-changed", row.plan, by=by, at=at, goal=row.code)
    return row


@transaction.atomic
def close(*, goal, outcome, note, by, at=None):
    """A goal is reached, or dropped, and `note` says how or why; its open steps end with it. Returns the Goal."""
    check.allowed(by, check.PLAN)
    at, row = check.moment(at), _held(goal)
    return closed(
        row, outcome, check.said(note, "note", _("Say what was reached, or why it is dropped.")), by, at
    )


def closed(goal, outcome, note, by, at):
    """Close a goal of a locked plan."""
    day = check.day(None)
    goal.steps.open().update(
        state=Step.State.DROPPED, result=note, ended_at=at, ended_on=day, ended_by=by.label
    )
    goal.outcome, goal.closing_note, goal.closed_at, goal.closed_by = outcome, note, at, by.label
    saved(goal, refuse=Refused)
    if outcome == Goal.Outcome.DROPPED:
        touched(goal.plan, by=by, at=at)
    audit.record("plan-goal-closed", goal.plan, by=by, at=at, goal=goal.code, outcome=outcome)
    return goal


def _held(goal):
    plan = check.open_plan(goal.plan)
    row = Goal.objects.get(pk=goal.pk)
    row.plan = plan
    if not row.is_open:
        raise Refused(_("This goal is closed already. Reload the page."), row)
    return row

"""Versions of a plan: what is asked to be acknowledged, the answer, and the new version that a later change opens."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from clients.actions.plan import checks as check
from clients.actions.refused import Refused
from rptc import audit
from rptc.lib.refused import saved


def touched(plan, *, by, at):
    """The plan changed: the version that waits for an answer, or a new one after an answered one. Call it inside a
    transaction that holds the case."""
    last = plan.versions.first()
    if last and not last.answered_at:
        return last
    made = plan.versions.create(number=last.number + 1 if last else 1, opened_at=at, opened_by=by.label)
    if last:
        audit.record("plan-new-version", plan, by=by, at=at, number=made.number)
    return made


@transaction.atomic
def acknowledge(
    plan, *, means, given_by, giver_name, witness="", reason="", scan=None, by, at=None
):  # fmt: skip
    """The client or guardian signed the plan (with a scan), agreed before a witness, or refused it (with a reason). What they
    were shown is frozen with the answer. Returns the PlanVersion. After a refusal it may be asked again."""
    check.allowed(by, check.PLAN)
    at, row = check.moment(at), check.open_plan(plan)
    version = _asked(row, by, at)
    if at < row.made_at:
        raise check.Wrong("at", _("Write a time after the plan was begun."))
    for field, value in {
        "means": means, "given_by": given_by, "giver_name": giver_name.strip(), "witness": witness.strip(), "scan": scan,
        "reason": reason.strip(), "content": shown(row), "answered_at": at, "recorded_at": timezone.now(), "recorded_by": by.label,
    }.items():  # fmt: skip
        setattr(version, field, value)
    saved(version, refuse=Refused)
    verb = "plan-acknowledged" if version.acknowledged else "plan-refused"
    audit.record(verb, row, by=by, at=at, number=version.number, means=means)
    return version


def shown(plan):
    """The plan as it stands, for the frozen content: open goals with the steps that were not dropped."""
    goals = plan.goals.open().prefetch_related("steps__worker")
    return {"goals": [_goal(goal) for goal in goals]}


def _goal(goal):
    steps = [step for step in goal.steps.all() if step.state != step.State.DROPPED]
    told = [
        {"code": s.code, "what": s.what, "owner": s.owner, "whose": s.whose, "due_on": s.due_on.isoformat(), "state": s.state}
        for s in steps
    ]  # fmt: skip
    return {"code": goal.code, "domain": goal.domain, "text": goal.text, "steps": told}


def _asked(plan, by, at):
    """The version that waits for an answer; a refused one is asked again as the next."""
    if not plan.goals.open().exists():
        raise Refused(_("Write a goal first: an empty plan cannot be acknowledged."), plan)
    last = plan.versions.first()
    if last.acknowledged:
        raise Refused(
            _("This version is acknowledged already. A change of the plan opens the next one."), last
        )
    return touched(plan, by=by, at=at) if last.answered_at else last

"""Holding the plan against a newer assessment: keep, change or close, goal by goal (SOP limit plan_revision, indicator X3)."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from clients.actions.plan import checks as check
from clients.actions.plan.goals import closed
from clients.actions.refused import Refused
from clients.models import Goal, PlanReview
from rptc import audit
from rptc.sop.models import Limit, NoLimit

KEEP, CHANGE, LIMIT = "keep", "change", "plan_revision"


def due_of(finished_at):
    """The moment (aware) until which a plan is reviewed after an assessment finished then; None without a limit."""
    try:
        return Limit.objects.in_force(LIMIT, on=timezone.localdate(finished_at)).due(finished_at)
    except NoLimit:
        return None


@transaction.atomic
def review(plan, *, decisions, by, at=None):
    """Record what becomes of each open goal. `decisions` is {code: (said, note)}; `said` is keep, change, reached or dropped,
    and all but keep need a note. "change" is then written by hand. Returns the PlanReview.

    Raises Refused when a goal is missing: somebody wrote one meanwhile.
    """
    check.allowed(by, check.PLAN)
    at, row = check.moment(at), check.open_plan(plan)
    goals = {goal.code: goal for goal in row.goals.open()}
    if goals.keys() - decisions.keys():
        raise Refused(_("A goal was added meanwhile. Decide on it too."), row)
    decided = {code: said for code, said in decisions.items() if code in goals}
    for code, (said, note) in decided.items():
        _decided(goals[code], row, said, (note or "").strip(), by, at)
    row.reviewed_at = at
    row.save(update_fields=["reviewed_at"])
    made = PlanReview.objects.create(
        plan=row, assessment=row.episode.assessments.finished().order_by("-finished_at").first(), made_at=at, made_by=by.label,
        decisions={code: {"said": said, "note": note} for code, (said, note) in decided.items()},
        changed=any(said != KEEP for said, _note in decided.values()),
    )  # fmt: skip
    audit.record("plan-reviewed", row, by=by, at=at, changed=made.changed)
    return made


def _decided(goal, plan, said, note, by, at):
    if said not in (KEEP, CHANGE, *Goal.Outcome.values):
        raise Refused(_("Choose keep, change, reached or dropped."), goal)
    if said != KEEP and not note:
        raise check.Wrong(f"note_{goal.code}", _("Say what changes, what was reached, or why it is dropped."))
    if said in Goal.Outcome.values:
        goal.plan = plan
        closed(goal, said, note, by, at)

"""The plan of a client, what was done, and what is needed: a part of the file. Steps are written here, because only the roof
knows the partners who may do one."""

from functools import partial

from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from clients.actions.plan import reviews, steps, urgent
from clients.forms.plan.step import StepForm
from clients.models import Goal, Need, Person, Plan, ServiceRecord, Step
from clients.views.plan.acting import Page, act, posted
from partners.models import Partner
from rptc import audit
from rptc.accounts.access import requires
from rptc.accounts.presses import once
from rptc.desk.client.fetch import File
from rptc.desk.client.views import frame, of_person
from rptc.ui import lists
from rptc.ui.due import due
from rptc.ui.parts import Row


@require_safe
@of_person
def show(request, person):
    """The plan of the newest case with its goals, then what was done (newest first), then what is needed."""
    audit.read("plan-opened", person, by=request.actor)
    file = File(person)
    services = ServiceRecord.objects.filter(episode__in=file.episodes).select_related(
        "goal", "need", "episode"
    )
    may = request.actor.may
    context = {
        "page": lists.page(request, services, "happened_at"), "needs": _needs(file.episodes), "case": file.episode,
        "runs": file.episode is not None and file.episode.is_open, "writes": may("clients.plan"), "gives": may("clients.give"),
        "decides": may("clients.approve_needs"),
    }  # fmt: skip
    return render(request, "desk/client/plan.html", frame(request, file, "plan") | context | _plan(file))


def _plan(file):
    plan = (
        Plan.objects.filter(episode=file.episode).select_related("episode").first() if file.episode else None
    )
    if plan is None:
        return {"plan": None}
    goals = list(plan.goals.prefetch_related("steps__worker"))
    versions = list(plan.versions.all())
    newest = file.assessment
    waits = newest is not None and newest.finished_at > plan.looked_at
    return {
        "plan": plan, "goals": [g for g in goals if g.is_open], "closed": [g for g in goals if not g.is_open], "versions": versions,
        "version": versions[0], "to_review": waits, "review": _review(newest) if waits else None,
        "reviews": list(plan.reviews.all()[:10]),
    }  # fmt: skip


def _review(assessment):
    until = reviews.due_of(assessment.finished_at)
    return due(until) if until else None


def _needs(cases):
    """Open ones first; an urgent one of health with the moment until which somebody acts, while nobody has."""
    found = list(
        Need.objects.filter(episode__in=cases).select_related("episode").order_by("-stated_at", "-pk")
    )
    waits = set(
        Need.objects.filter(episode__in=cases).urgent_health().unanswered().values_list("pk", flat=True)
    )
    until = urgent.dues([need for need in found if need.pk in waits])
    for need in found:
        need.due = due(until[need.pk]) if need.pk in until else None
        need.waits = need.pk in waits
    return sorted(found, key=lambda need: (not need.is_open, not need.urgent))


@requires("clients.plan")
@once
@of_person
def step_new(request, person, goal):
    """A step of a goal."""
    row = get_object_or_404(
        Goal.objects.filter(plan__episode__person__in=_all_of(person)).select_related(
            "plan__episode__person"
        ),
        code=goal,
    )
    page = Page(_("Write a step"), _("Save the step"), person, rows=(Row(_("Goal"), row.text),))
    form = StepForm(*posted(request), partners=_partners(request.user))
    return act(request, page, form, partial(steps.add, goal=row), _("The step is written."))


@requires("clients.plan")
@once
@of_person
def step_change(request, person, step):
    """Other words, somebody else or another day for a step that is still to do."""
    rows = Step.objects.filter(goal__plan__episode__person__in=_all_of(person)).select_related(
        "goal__plan__episode__person", "worker"
    )
    row = get_object_or_404(rows, code=step)
    hint = _("A change of what was acknowledged opens a new version, which is to be acknowledged again.")
    page = Page(_("Change the step"), _("Save the step"), person, hint, (Row(_("Goal"), row.goal.text),))
    known = {name: getattr(row, name) for name in ("what", "owner", "due_on", "partner_code")}
    partners = dict(_partners(request.user)) | (
        {row.partner_code: row.partner_label} if row.partner_code else {}
    )
    form = StepForm(
        *posted(request),
        partners=partners.items(),
        initial=known | {"worker": row.worker and row.worker.code},
    )
    return act(request, page, form, partial(steps.change, step=row), _("The step of the plan is saved."))


def _all_of(person):
    """Every row of this person: files that were joined are one."""
    return Person.objects.same_as(person)


def _partners(user):
    """By the name that may stand in a file that others read."""
    return sorted(
        ((p.code, str(p)) for p in Partner.objects.visible_to(user).active()), key=lambda pair: pair[1]
    )

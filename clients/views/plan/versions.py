"""Acknowledging a plan, reviewing it, reading what was acknowledged, and the paper that is signed."""

from datetime import date
from functools import partial

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from clients.actions.plan import reviews, versions
from clients.forms.plan.review import Review
from clients.forms.plan.version import Acknowledge
from clients.instruments.texts import DOMAINS
from clients.models import PlanVersion
from clients.views.plan import fetch
from clients.views.plan.acting import Page, act, posted
from rptc import audit
from rptc.accounts.access import requires
from rptc.accounts.presses import once
from rptc.files import serve


@requires("clients.plan")
@once
def acknowledge(request, code):
    plan = fetch.plan(request.user, code)
    hint = _("Read the plan to them in plain words first. What they were shown is kept with the answer.")
    page = Page(_("Acknowledge the plan"), _("Record the answer"), plan.episode.person, hint)
    form = Acknowledge(*posted(request), client=plan.episode.person.display_name)
    return act(request, page, form, partial(versions.acknowledge, plan), _("The answer is recorded."))


@requires("clients.plan")
@once
def review(request, code):
    """Nothing to decide on leads back to the plan."""
    plan = fetch.plan(request.user, code)
    goals = list(plan.goals.open())
    page = Page(
        _("Review the plan"),
        _("Save the review"),
        plan.episode.person,
        _("Hold each goal against the newest assessment."),
    )
    if not goals and request.method != "POST":
        return redirect(page.leads_back)
    form = Review(*posted(request), goals=goals)
    return act(
        request, page, form, partial(reviews.review, plan), _("The review is saved. Now write what changes.")
    )


@require_safe
@requires("clients.see_file")
def version(request, code, number):
    """One version: as it was answered, or as it stands now."""
    plan = fetch.plan(request.user, code)
    row = get_object_or_404(plan.versions.select_related("scan"), number=number)
    audit.read("plan-version-read", plan, by=request.actor, number=number)
    return render(request, "clients/plan/version.html", _paper(plan, row))


@require_safe
@requires("clients.see_file")
def paper(request, code):
    """The plan on paper with lines to sign: the newest version."""
    plan = fetch.plan(request.user, code)
    row = plan.versions.first()
    audit.read("plan-printed", plan, by=request.actor, number=row.number)
    return render(request, "clients/plan/paper.html", _paper(plan, row))


@require_safe
@requires("clients.see_file")
def scan(request, code, number):
    """The signed paper; every opening is recorded."""
    plan = fetch.plan(request.user, code)
    row = get_object_or_404(PlanVersion.objects.select_related("scan"), plan=plan, number=number)
    if row.scan is None:
        raise Http404
    audit.read("plan-scan-opened", plan, by=request.actor, number=number)
    return serve.response(row.scan)


def _paper(plan, version):
    content = version.content or versions.shown(plan)
    goals = [_told(goal) for goal in content["goals"]]
    return {"plan": plan, "person": plan.episode.person, "version": version, "goals": goals}


def _told(goal):
    """A goal of a version with the words of its domain and real days."""
    steps = [step | {"due_on": date.fromisoformat(step["due_on"])} for step in goal["steps"]]
    return goal | {"domain": DOMAINS.get(goal["domain"], goal["domain"]), "steps": steps}

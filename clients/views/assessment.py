"""Filling in an assessment, one section a page, and finishing it."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from clients.actions import assess
from clients.models import Episode
from clients.views import assessment_parts as parts
from clients.views import assessment_start as starting
from rptc import audit
from rptc.accounts.access import requires
from rptc.accounts.laid_aside import keeps_text
from rptc.flow import NotNow
from rptc.lib.numbers import whole

MAY = "clients.assess"


@requires(MAY)
def start(request, code):
    """Which instrument makes sense now and why, what it is for and until when; begins it, or goes on with the one begun."""
    episode = get_object_or_404(Episode.objects.visible_to(request.user).select_related("person"), code=code)
    page = starting.page(episode, request.POST.get("instrument") or request.GET.get("instrument"))
    if request.method == "POST":
        try:
            begun = assess.start(episode=episode, code=page["instrument"].code, by=request.actor)
        except NotNow:
            messages.error(request, _("This case is closed; open a new one to assess."))
            return redirect("clients:assessment-start", code)
        return redirect("clients:assessment-section", begun.code, parts.first_open(begun).key)
    return render(request, "clients/assessment/start.html", page | parts.identity(episode))


@keeps_text
@requires(MAY)
def section(request, code, key):
    """One section. A save keeps whatever there is; going on stops at answers that are wrong, never at missing ones."""
    row = parts.found(request, code)
    part = row.instrument.content.section(key)
    if part is None:
        raise Http404
    if request.method == "POST":
        return _save(request, row, part)
    if row.finished_at:
        return redirect("clients:assessment-result", code)
    if row.changed_by != request.user:
        audit.read("assessment-opened", row, by=request.actor, section=key)
    laid = getattr(request, "laid", None)
    form = parts.form(row, part, data=laid, check="all" if "check" in request.GET else "")
    return _page(request, row, part, form, version=laid.get("version") if laid else None)


def _save(request, row, part):
    going_on, by_itself = "next" in request.POST, "autosave" in request.POST
    form = parts.form(row, part, data=request.POST, check="wrong" if going_on else "")
    good, seen = form.is_valid(), whole(request.POST.get("version"))
    try:
        row = assess.save_section(
            assessment=row, section=part.key, answers=form.answers, version=seen, by=request.actor, silent=by_itself
        )  # fmt: skip
    except NotNow:
        return _too_late(request, row, by_itself)
    except assess.Conflict as conflict:
        return HttpResponse(status=409) if by_itself else _both(request, conflict.assessment, part)
    if by_itself:
        return HttpResponse(status=204, headers={"X-Version": str(row.version)})
    if not good:
        return _page(request, row, part, form)
    if going_on:
        return redirect(parts.after(row, part))
    messages.success(request, _("Draft saved."))
    return redirect("clients:assessment-section", row.code, part.key)


def _page(request, row, part, form, version=None, **more):
    context = {"form": form, "part": part, "version": version or row.version, **more}
    return render(request, "clients/assessment/section.html", context | parts.section_page(row, part))


def _both(request, row, part):
    """Two people wrote: what was typed stays in the form, what stands is beside it; pressing save again decides."""
    form = parts.form(row, part, data=request.POST)
    form.is_valid()
    page = _page(request, row, part, form, differences=parts.differences(row, part, form.answers))
    page.status_code = 409
    return page


def _too_late(request, row, by_itself):
    if by_itself:
        return HttpResponse(status=409)
    messages.error(request, _("This assessment was finished meanwhile; your last changes were not taken."))
    return redirect("clients:assessment-result", row.code)


@requires(MAY)
def finish(request, code):
    """What is still missing, section by section; finishing locks."""
    row = parts.found(request, code)
    if request.method == "POST":
        try:
            row = assess.finish(assessment=row, by=request.actor)
        except assess.Incomplete:
            return render(
                request, "clients/assessment/finish.html", parts.finish_page(row) | {"invalid": True}
            )
    if row.finished_at:
        return redirect("clients:assessment-result", code)
    return render(request, "clients/assessment/finish.html", parts.finish_page(row))

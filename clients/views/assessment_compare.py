"""Two finished assessments of one client beside each other; the reading of both is on record."""

from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from clients.instruments.compare import Filled, compare
from clients.models import Assessment, Person
from clients.views import assessment_parts as parts
from rptc import audit
from rptc.accounts.access import requires


@require_safe
@requires("clients.assess")
def show(request, code):
    """With the one that `with` names, else with the one before it; the older stands first."""
    row = parts.found(request, code)
    if not row.finished_at:
        return redirect("clients:assessment-finish", code)
    others = list(_others(row, request.user))
    other = _wanted(request.GET.get("with"), row, others)
    context = {"row": row, "others": others, "other": None, **parts.identity(row.episode)}
    if other:
        context |= _beside(request, row, other)
    return render(request, "clients/assessment/compare.html", context)


def _others(row, user):
    """Finished ones of the same person and instrument, whatever the version, the case and the revision."""
    alike = {
        "instrument__code": row.instrument.code,
        "episode__person__in": Person.objects.same_as(row.episode.person),
    }
    found = Assessment.objects.visible_to(user).finished().filter(**alike).exclude(pk=row.pk)
    return found.listed().select_related("instrument", "finished_by", "episode__person")


def _wanted(code, row, others):
    """The one named; else what a revision mends, or the newest that was begun before."""
    if code:
        if named := next((one for one in others if one.code == code), None):
            return named
        raise Http404
    if row.revises_id:
        return next((one for one in others if one.pk == row.revises_id), None)
    return next((one for one in others if one.started_at < row.started_at), None)


def _beside(request, row, other):
    for one in (row, other):
        audit.read("assessment-read", one, by=request.actor)
    older, newer = sorted((row, other), key=lambda one: (one.started_at, one.revision))
    found = compare(*(Filled.of(one.instrument.content, one.answers) for one in (older, newer)))
    return {"older": older, "newer": newer, "found": found, "other": other}

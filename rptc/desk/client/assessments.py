"""The assessments of a client: what is due next, every one with its revisions, the scores over time. A part of the file;
composed here because the parts of a file stand on one row of links."""

from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from clients.deadlines import Deadlines
from clients.models import Assessment
from rptc import audit
from rptc.desk.client.fetch import File
from rptc.desk.client.views import frame, of_person
from rptc.ui.due import due

MOST_SCORES = 12  # of one instrument in the table


@require_safe
@of_person
def show(request, person):
    """Newest first, whatever the case; scores only for whoever may assess."""
    audit.read("assessments-opened", person, by=request.actor)
    file = File(person)
    assesses = request.actor.may("clients.assess")
    rows = (
        list(Assessment.objects.filter(episode__in=file.episodes).listed().select_related("episode"))
        if assesses
        else []
    )
    context = {
        "rows": _listed(rows),
        "scores": _scores(rows),
        "assesses": assesses,
        "case": file.episode,
        "next": None,
    }
    if assesses and file.episode:
        context["next"] = _next(file.episode, rows)
    return render(request, "desk/client/assessments.html", frame(request, file, "assessments") | context)


def _listed(rows):
    """(assessment, whether a newer finished revision counts instead) for each."""
    replaced = {row.revises_id for row in rows if row.finished_at}
    return [(row, row.pk in replaced) for row in rows]


def _standing(rows):
    replaced = {row.revises_id for row in rows if row.finished_at}
    return [row for row in rows if row.finished_at and row.pk not in replaced]


def _next(episode, rows):
    """What is due, in words, with the address where it is begun; None when nothing is."""
    standing = [row for row in _standing(rows) if row.episode_id == episode.pk]
    found = Deadlines().next(episode, standing)
    if found is None:
        return None
    start = f"{reverse('clients:assessment-start', args=[episode.code])}?instrument={found.instrument}"
    why = (
        _("after the risk: %(band)s") % {"band": found.after.band_words}
        if found.after
        else _("after the arrival")
    )
    return {"due": due(found.by), "why": why, "href": start}


def _scores(rows):
    """(title, assessments that count, oldest first, a key, the last two) for each instrument that was used."""
    found = {}
    for row in reversed(_standing(rows)):
        found.setdefault(row.instrument_code, []).append(row)
    return [
        (these[-1].heading, these[-MOST_SCORES:], f"scores-{code}", these[-2:])
        for code, these in found.items()
    ]

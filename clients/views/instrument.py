"""Instruments: the list, one version to read, the blank form to print."""

from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from clients import offered
from clients.actions.instruments import EDIT
from clients.instruments import conditions, paper
from clients.models import Instrument
from rptc.accounts.access import requires
from rptc.letters.views.pdf import inline

MAY = ("clients.assess", EDIT)


@require_safe
@requires(*MAY)
def instrument_list(request):
    """What is used now; drafts and earlier versions below."""
    rows = list(Instrument.objects.order_by("code", "-published_at", "-loaded_at"))
    used = {row.pk for row in Instrument.objects.newest()}
    context = {
        "used": offered.order(row for row in rows if row.pk in used), "drafts": [row for row in rows if row.is_draft],
        "old": [row for row in rows if row.pk not in used and row.published_at], "edits": request.user.has_perm(EDIT),
    }  # fmt: skip
    return render(request, "clients/instrument/list.html", context)


@require_safe
@requires(*MAY)
def show(request, code, version):
    """Every question with what its answers weigh, whatever the logic."""
    row = found(code, version)
    definition = row.content
    context = {
        "instrument": row, "definition": definition, "edits": request.user.has_perm(EDIT),
        "parts": [(part, [_asked(q, definition) for q in part.questions]) for part in definition.sections],
        "rules": [(rule, conditions.words(rule.when, definition)) for rule in definition.rules],
    }  # fmt: skip
    return render(request, "clients/instrument/show.html", context)


@require_safe
@requires(*MAY)
def blank(request, code, version):
    """The form to fill in by hand, as a PDF; drafts print too, to be tried on paper."""
    row = found(code, version)
    day = timezone.localdate(row.published_at or row.loaded_at)
    return inline(paper.pdf(row.content, day), f"{row.code}-{row.version}")


def found(code, version, **more):
    """That version, or 404."""
    row = Instrument.objects.filter(code=code, version=version, **more).first()
    if row is None:
        raise Http404
    return row


def _asked(question, definition):
    when = question.relevance
    return question, conditions.words(when, definition) if when else ""

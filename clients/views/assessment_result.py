"""The result of a finished assessment, and the worker's judgement beside it."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from clients.actions import assess, reopening
from clients.forms.assessment import JudgeForm
from clients.views import assessment_parts as parts
from clients.views import assessment_shown as shown
from rptc import audit
from rptc.accounts.access import requires
from rptc.flow import NotNow

MAY = "clients.assess"


@require_safe
@requires(MAY)
def result(request, code):
    """Score, band, rules, and the answers behind them; the reading is on record."""
    row = parts.found(request, code)
    if not row.finished_at:
        return redirect("clients:assessment-finish", code)
    audit.read("assessment-read", row, by=request.actor)
    page = shown.page(row)
    opens = page["newer"] is None and row.episode.is_open and reopening.may_reopen(request.user, row)
    return render(request, "clients/assessment/result.html", page | {"reopens": opens})


@requires(MAY)
def judge(request, code):
    """The worker's own judgement, once: higher freely, lower with a reason."""
    row = parts.found(request, code)
    if not row.finished_at or row.judged_band:
        return redirect("clients:assessment-result", code)
    form = JudgeForm(row, request.POST or None)
    if form.is_valid():
        try:
            assess.judge(assessment=row, **form.cleaned_data, by=request.actor)
            messages.success(request, _("Your judgement stands beside the result."))
        except NotNow:
            messages.info(request, _("Somebody judged it meanwhile. Their judgement stands."))
        return redirect("clients:assessment-result", code)
    return render(request, "clients/assessment/judge.html", {"form": form} | shown.head(row))

"""Reopening a finished assessment: a reason, then the new revision to fill in."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from clients.actions import reopening
from clients.actions.refused import Refused
from clients.views import assessment_parts as parts
from clients.views import assessment_shown as shown
from rptc.accounts.access import requires
from rptc.accounts.presses import once
from rptc.ui.forms import Reason


@requires("clients.assess")
@once
def reopen(request, code):
    """The case worker, the deputy or the unit head; others read it and go on."""
    row = parts.found(request, code)
    if not reopening.may_reopen(request.user, row):
        raise PermissionDenied
    if not row.finished_at:
        return redirect("clients:assessment-finish", code)
    form = Reason(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = reopening.reopen(assessment=row, reason=form.cleaned_data["reason"], by=request.actor)
        except Refused as refused:
            messages.warning(request, refused.sentence)
            return redirect("clients:assessment-result", getattr(refused.about, "code", code))
        messages.success(
            request, _("Revision %(n)d is open. The old one stays as it was.") % {"n": made.revision}
        )
        return redirect("clients:assessment-finish", made.code)
    return render(request, "clients/assessment/reopen.html", shown.head(row) | {"form": form})

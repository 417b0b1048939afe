"""`/settings/delegations/`: who stands in for the unit head, who did and who will; naming and ending it early."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rptc.accounts.access import requires
from rptc.accounts.actions import delegation
from rptc.accounts.models import Delegation
from rptc.accounts.presses import once
from rptc.desk.standins.forms import Delegate
from rptc.lib.refused import Refused
from rptc.ui.forms import Reason
from rptc.ui.parts import Row
from rptc.ui.templatetags.show import day

MAY = "people.delegate"
PAST = 50


@require_safe
@requires(MAY)
def index(request):
    """A delegate reads it too, and names nobody further."""
    rows = Delegation.objects.select_related("delegate")
    context = {
        "present": rows.in_force(), "coming": rows.coming(), "past": rows.over().order_by("-ends_on", "-id")[:PAST],
        "may": delegation.may_name(request.actor),
    }  # fmt: skip
    return render(request, "desk/standins/delegations.html", context)


@requires(MAY)
@once
def new(request):
    if not delegation.may_name(request.actor):
        return _back(request, messages.WARNING, _("A delegate names nobody further. Ask the unit head."))
    form = Delegate(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            made = delegation.name(by=request.actor, **form.given())
            return _back(
                request, messages.SUCCESS, _("%(name)s is named and told.") % {"name": made.delegate}
            )
        except Refused as refused:
            form.add_error(None, refused.sentence)
    return render(request, "desk/standins/delegation_new.html", {"form": form})


@requires(MAY)
@once
def end(request, code):
    """Early, with a reason; at once."""
    row = get_object_or_404(Delegation.objects.select_related("delegate"), code=code)
    if not delegation.may_name(request.actor):
        return _back(request, messages.WARNING, _("A delegate ends no delegation. Ask the unit head."))
    form = Reason(request.POST if request.method == "POST" else None)
    if form.is_valid():
        delegation.end(row, reason=form.cleaned_data["reason"], by=request.actor)
        return _back(
            request, messages.SUCCESS, _("The delegation of %(name)s has ended.") % {"name": row.delegate}
        )
    rows = [
        Row(_("Who stands in"), f"{row.get_kind_display()} {row.delegate}"),
        Row(_("Last day"), day(row.ends_on)),
    ]
    return render(request, "desk/standins/delegation_end.html", {"form": form, "rows": rows})


def _back(request, level, words):
    messages.add_message(request, level, words)
    return redirect("desk:delegation-list")

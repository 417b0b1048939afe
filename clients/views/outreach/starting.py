"""An operation begins, and its facts are completed later."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from clients.actions import outreach
from clients.actions.refused import Refused
from clients.forms.outreach.operation import Beginning, Facts
from clients.models import Operation
from clients.views.outreach import fetch
from rptc import audit
from rptc.accounts.access import requires
from rptc.accounts.presses import once
from rptc.files import serve, store


@requires("clients.register")
@once
def new(request):
    """Three answers; then straight to the people, unless it is planned."""
    form = Beginning(request.POST or None, request.FILES or None)
    if form.is_valid() and (made := _kept(form, request, outreach.start)):
        if made.state == Operation.State.PLANNED:
            messages.success(request, _("%(number)s is planned.") % {"number": made.number})
            return redirect("clients:operation-detail", made.code)
        messages.success(request, _("%(number)s has begun. Add the people.") % {"number": made.number})
        return redirect("clients:operation-people", made.code)
    return render(request, "clients/outreach/new.html", {"form": form})


@requires("clients.register")
@once
def edit(request, code):
    """Agencies, times, order letter."""
    operation = fetch.operation(request.user, code)
    if operation.is_over:
        messages.info(
            request, _("Operation %(number)s is over. Nothing was changed.") % {"number": operation.number}
        )
        return redirect("clients:operation-detail", code)
    form = Facts(request.POST or None, request.FILES or None, operation=operation)
    if form.is_valid() and _kept(form, request, outreach.change, operation):
        messages.success(request, _("Saved."))
        return redirect("clients:operation-detail", code)
    return render(request, "clients/outreach/edit.html", {"form": form, "operation": operation})


@requires("clients.register")
def order(request, code):
    """The scan of the order letter."""
    operation = fetch.operation(request.user, code)
    if operation.order_scan is None:
        return redirect("clients:operation-edit", code)
    audit.read("operation-order-opened", operation, by=request.actor)
    return serve.response(operation.order_scan)


def _kept(form, request, act, *about):
    """What the action made, or None after its refusal became an error of the form."""
    try:
        return act(*about, **form.given(request.actor), by=request.actor)
    except store.Refused as refused:
        form.add_error("order_scan", str(refused))
    except Refused as refused:
        form.add_error(None, refused.sentence)

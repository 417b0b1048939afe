"""The moves of an operation: a page each, asked before it is done."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from clients.actions import outreach
from clients.actions.refused import Refused
from clients.forms.outreach.acts import HandOver, Nothing
from clients.views.outreach import fetch
from rptc.accounts.access import requires
from rptc.accounts.presses import once
from rptc.flow import NotNow
from rptc.ui.forms import Reason


@dataclass(frozen=True)
class Act:
    """A page: what it asks, what follows, what its button says, what it says when it is done."""

    run: callable
    form: type
    question: str
    consequence: str
    verb: str
    done: str
    danger: bool = False


ACTS = {
    "set-out": Act(outreach.set_out, Nothing, _("Set out now?"), _("The operation is under way from now."), _("Set out"),
                   _("The operation is under way. Add the people.")),
    "hand-over": Act(outreach.hand_over, HandOver, _("Record the hand-over"),
                     _("From here on every change asks for a reason."), _("Record the hand-over"),
                     _("The hand-over is recorded. Write the minutes now.")),
    "close": Act(outreach.close, Nothing, _("Close this operation?"), _("Everybody is settled; nothing more is added."),
                 _("Close the operation"), _("The operation is closed.")),
    "cancel": Act(outreach.cancel, Reason, _("Call this operation off?"), _("It stays in the list with its reason."),
                  _("Call the operation off"), _("The operation was called off."), danger=True),
    "reopen": Act(outreach.reopen, Reason, _("Open this operation again?"), _("People can be added and corrected again."),
                  _("Open the operation again"), _("The operation is open again.")),
}  # fmt: skip


@requires("clients.register")
@once
def act(request, code, verb):
    """One move; a refusal stands above the form."""
    operation = fetch.operation(request.user, code)
    if verb not in ACTS:
        raise Http404
    this = ACTS[verb]
    initial = HandOver.suggested(operation, request.user) if this.form is HandOver else {}
    form = this.form(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        try:
            this.run(operation, **form.cleaned_data, by=request.actor)
            messages.success(request, this.done)
            return redirect("clients:operation-detail", code)
        except (Refused, NotNow) as refused:
            form.add_error(None, fetch.sentence(refused))
    return render(request, "clients/outreach/act.html", {"form": form, "act": this, "operation": operation})

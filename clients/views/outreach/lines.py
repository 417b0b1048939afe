"""One person of an operation: looked at again, not admitted, or coming along after all."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from clients.actions import outreach
from clients.actions.refused import Refused
from clients.forms.outreach.acts import NotAdmitted
from clients.forms.outreach.row import Look
from clients.intake.reading import Reading
from clients.models import LocalClass
from clients.views.outreach import fetch
from rptc.accounts.access import requires
from rptc.accounts.presses import once
from rptc.ui.forms import Reason


@requires("clients.register")
@once
def change(request, code):
    """Sex, age, class, place, belongings, danger as seen."""
    line = fetch.found(request.user, code)
    classes = list(LocalClass.objects.filter(retired=False).select_related("parent"))
    posted = request.POST if request.method == "POST" else None
    form = Look(posted, classes=classes, signed=_signed(line), initial=_shown(line))
    title = _("Look again"), _("What was seen in the street; the intake has answers of its own."), _("Save")
    return _asked(
        request,
        line,
        form,
        title,
        lambda data: outreach.correct(line, form.seen(), reason=data.get("reason", ""), by=request.actor),
    )


@requires("clients.register")
@once
def settle(request, code):
    """What became of somebody who does not become a case."""
    line = fetch.found(request.user, code)
    form = NotAdmitted(request.POST if request.method == "POST" else None, signed=_signed(line))
    title = (
        _("Not admitted"),
        _("The intake of this person is dropped; the line stays and is counted."),
        _("Save"),
    )
    return _asked(
        request, line, form, title, lambda data: outreach.not_admitted(line, **data, by=request.actor)
    )


@requires("clients.register")
@once
def again(request, code):
    """The intake is begun again, with the answers that were there."""
    line = fetch.found(request.user, code)
    form = Reason(request.POST if request.method == "POST" else None)
    title = (
        _("Comes along after all"),
        _("A new intake takes up the old answers."),
        _("Begin the intake again"),
    )
    return _asked(request, line, form, title, lambda data: outreach.again(line, **data, by=request.actor))


def _asked(request, line, form, title, act):
    """Ask, act, go back to the operation; a refusal stands above the form."""
    if form.is_valid():
        try:
            act(form.cleaned_data)
            messages.success(request, _("Saved."))
            return redirect("clients:operation-detail", line.operation.code)
        except Refused as refused:
            form.add_error(
                "reason" if "reason" in form.fields and not form.cleaned_data.get("reason") else None,
                refused.sentence,
            )
    question, consequence, verb = title
    context = {
        "form": form, "line": line, "operation": line.operation, "name": Reading(line.draft).name, "question": question,
        "consequence": consequence, "verb": verb,
    }  # fmt: skip
    return render(request, "clients/outreach/line.html", context)


def _signed(line):
    return line.operation.state == line.operation.State.HANDED_OVER


def _shown(line):
    held = {name: getattr(line, name) for name in ("sex", "age", "place", "danger")}
    named = {"name": Reading(line.draft).name, "ppks_class": line.ppks_class and line.ppks_class.code}
    return held | named | {"things": line.things or ""}

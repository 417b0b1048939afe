"""What the columns tell: proposed from the headings or remembered, and said by a person."""

from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from clients.actions.refused import Refused
from clients.actions.registers import uploading, working
from clients.forms.register import Columns, Head
from clients.models import Register
from clients.views.registers import found
from rptc.accounts.access import requires
from rptc.accounts.presses import once

EXPLAINABLE = (Register.State.COLUMNS, Register.State.CHECKED)


@requires("clients.import")
@once
def columns(request, code):
    """The columns of a register, before its dry run and after it."""
    register = found.register(request, code)
    if register.state not in EXPLAINABLE:
        return redirect("clients:register-page", code)
    form = Columns(request.POST or None, register=register, initial=_before(register))
    if form.is_valid() and _explained(form, register, request.actor):
        working.run(register)
        return redirect("clients:register-page", code)
    return _page(request, register, form, Head(register=register))


@require_POST
@requires("clients.import")
def head(request, code):
    """Another sheet, or another row of headings."""
    register = found.register(request, code)
    form = Head(request.POST, register=register)
    if form.is_valid():
        try:
            uploading.head(
                register,
                sheet=form.cleaned_data["sheet"],
                row=form.cleaned_data["row"] or 0,
                by=request.actor,
            )
            return redirect("clients:register-columns", code)
        except Refused as refused:
            form.add_error("row", refused.sentence)
    return _page(request, register, Columns(register=register, initial=_before(register)), form)


def _before(register):
    worker = register.worker
    return {"worker": worker and worker.username, "closed_before": register.closed_before}


def _explained(form, register, actor):
    given = {"worker": form.cleaned_data["worker"], "closed_before": form.cleaned_data["closed_before"]}
    try:
        return uploading.explain(register, columns=form.columns, **given, by=actor)
    except Refused as refused:
        form.add_error(None, refused.sentence)


def _page(request, register, form, head):
    again = (
        Register.objects.visible_to(request.user)
        .listed()
        .filter(sha256=register.sha256, state=Register.State.IMPORTED)
    )
    context = {
        "register": register, "form": form, "head": head, "invalid": bool(form.errors or head.errors),
        "again": again.exclude(pk=register.pk).first(), "heading": _("What does each column tell?"),
    }  # fmt: skip
    return render(request, "clients/registers/columns.html", context)

"""The acts on a whole register: leave rows out, import, undo, put aside. Each asks first."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from clients.actions.refused import Refused
from clients.actions.registers import deciding, importing, undoing, uploading, working
from clients.models import Register, RegisterRow
from clients.views.registers import found
from rptc.accounts.access import requires
from rptc.accounts.presses import once
from rptc.ui.forms import Reason
from rptc.ui.parts import Row

LEAVABLE = {"fault": RegisterRow.Verdict.FAULT, "twin": RegisterRow.Verdict.TWIN}
SHOWN = 50


@requires("clients.import")
@once
def leave_out(request, code, verdict):
    """Leave out all rows of a verdict that nobody has decided."""
    register = found.register(request, code)
    if verdict not in LEAVABLE:
        raise Http404
    count = register.rows.filter(verdict=verdict, decision="").count()
    asked = ngettext("Leave %(n)d row out?", "Leave %(n)d rows out?", count) % {"n": count}
    words = _(
        "They are counted as left out. Download them with their sentences before, to mend the register itself."
    )
    return _asked(
        request, register, lambda: deciding.leave_out_all(register, LEAVABLE[verdict], by=request.actor),
        question=asked, consequence=words, verb=_("Leave out"), danger=True,
    )  # fmt: skip


@requires("clients.import")
@once
def take_in(request, code):
    """Import all rows that were not left out, at once or not at all."""
    register = found.register(request, code)
    taken, out = register.rows.taken().count(), register.rows.left_out().count()
    rows = [Row(_("Rows that become cases"), str(taken)), Row(_("Rows left out"), str(out))]

    def act():
        importing.begin(register, by=request.actor)
        working.run(register)

    return _asked(
        request, register, act, question=_("Import this register?"), rows=rows, verb=_("Import"),
        consequence=_("All rows come in together or none. The cases count in Tabel 1 by their day of arrival."),
    )  # fmt: skip


@requires("clients.import")
@once
def undo(request, code):
    """Take an import back, with a reason; what has been worked on since is listed and stands in the way."""
    register, form = found.register(request, code), Reason(request.POST or None)
    lines = undoing.built_upon(register) if register.state == Register.State.IMPORTED else []
    if request.method == "POST" and form.is_valid() and not lines:
        try:
            undoing.undo(register, form.cleaned_data["reason"], by=request.actor)
            messages.success(request, _("The import is undone. Its cases count nowhere."))
            return redirect("clients:register-page", code)
        except Refused as refused:
            form.add_error(None, refused.sentence)
    rows = register.rows.filter(line__in=lines[:SHOWN]).select_related("episode__person")
    context = {"register": register, "form": form, "lines": len(lines), "rows": rows}
    return render(request, "clients/registers/undo.html", context)


@requires("clients.import")
@once
def drop(request, code):
    """Put a register aside that will not be imported."""
    register = found.register(request, code)
    return _asked(
        request, register, lambda: uploading.drop(register, by=request.actor), question=_("Put this register aside?"),
        consequence=_("Its file and rows are emptied. Nothing was imported."), verb=_("Put aside"), danger=True,
    )  # fmt: skip


def _asked(request, register, act, **page):
    """The confirming page; the act on a press, and its refusal as a message on the register."""
    address = reverse("clients:register-page", args=[register.code])
    if request.method == "POST":
        try:
            act()
        except Refused as refused:
            messages.error(request, refused.sentence)
        return redirect(address)
    return render(request, "ui/confirm.html", {"back": address, **page})

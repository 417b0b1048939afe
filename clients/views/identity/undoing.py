"""Two decisions taken back: files parted again, and "these are two people" reconsidered."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from clients.actions.identity import parting, undoing
from clients.forms.identity.base import Why
from clients.models import Merge, TwoPeople
from clients.views.identity.acting import carried_out
from rptc.accounts.access import requires
from rptc.accounts.presses import once


@requires("clients.join_files")
@once
def undo(request, code):
    """Part two files again, with a reason."""
    merge = get_object_or_404(Merge.objects.select_related("canonical__canonical", "duplicate"), code=code)
    form = Why(request.POST if request.method == "POST" else None, about=merge)
    if merge.undone_at:
        return _back(request, messages.INFO, _("These files are parted already."), merge.canonical)
    if form.is_valid() and carried_out(form, undoing.undo, merge, request.actor):
        return _back(request, messages.SUCCESS, _("The files are two again."), merge.canonical)
    return render(request, "clients/identity/undo.html", {"merge": merge, "form": form})


@requires("clients.join_files")
@once
def reconsider(request, code):
    """Take back that two files are of two people, with a reason."""
    rows = TwoPeople.objects.select_related("one__canonical", "other__canonical")
    row = get_object_or_404(rows, code=code)
    form = Why(request.POST if request.method == "POST" else None, about=row)
    if row.reconsidered_at:
        return _back(request, messages.INFO, _("This was reconsidered already."), row.one)
    if form.is_valid() and carried_out(form, parting.reconsider, row, request.actor):
        return _back(request, messages.SUCCESS, _("They may be compared again."), row.one)
    return render(request, "clients/identity/reconsider.html", {"row": row, "form": form})


def _back(request, level, words, person):
    messages.add_message(request, level, words)
    return redirect("desk:client-identity", (person.canonical or person).code)

"""Notes of the day, of somebody or of the house."""

from functools import partial

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from clients.actions import day_notes
from clients.forms.house import person as forms
from clients.models import DayNote
from clients.views.acting import act, posted, the_house
from clients.views.leaves import page
from clients.views.stay import of_code
from rptc.accounts.access import requires
from rptc.accounts.presses import once

MAY = "clients.manage_stays"


@requires(MAY)
@once
def new(request, code):
    """About somebody who is, or was, in the house."""
    stay = of_code(request, code)
    return act(
        request, forms.Note(posted(request)), partial(day_notes.write, stay=stay, by=request.actor), stay=stay,
        title=_("Note of the day"), verb=_("Save"), to=page(stay), said=_("The note is saved."),
    )  # fmt: skip


@requires(MAY)
@once
def of_house(request):
    """About the house: nobody's file, everybody of the shift reads it."""
    house = the_house()
    form = forms.Note(posted(request), initial={"kind": DayNote.Kind.HOUSE})
    return act(
        request, form, partial(day_notes.write, facility=house, by=request.actor), lead=house.name,
        title=_("Note of the house"), verb=_("Save"), to=reverse("clients:shift-log"), said=_("The note is saved."),
    )  # fmt: skip


@requires(MAY)
@once
def strike(request, code):
    """It stays readable, struck through."""
    notes = DayNote.objects.visible_to(request.user).select_related(
        "stay__person", "stay__episode", "facility"
    )
    note = get_object_or_404(notes, code=code)
    to = page(note.stay) if note.stay else reverse("clients:shift-log")
    return act(
        request, forms.Strike(posted(request)), partial(day_notes.strike, note=note, by=request.actor), to=to,
        title=_("Strike a note"), verb=_("Strike"), said=_("The note is struck."), lead=note.text, stay=note.stay,
    )  # fmt: skip

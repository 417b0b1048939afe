"""A bed: what it is, what it was, and whatever changes that without anybody sleeping in it."""

from functools import partial

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from clients.actions import bed_states, rooms
from clients.actions.refused import Refused
from clients.forms.house.bed import Label, LastDay, OutOfOrder
from clients.models import Bed, BedState
from clients.views.acting import act, posted
from rptc.accounts.access import requires
from rptc.accounts.presses import once
from rptc.ui.parts import Row

SEES, MAY, EDITS = "clients.see_stays", "clients.manage_stays", "clients.edit_house"
MOST = 20
SAID = {
    "reserved": gettext_lazy("The bed is free again."), "cleaning": gettext_lazy("The bed is clean and free."),
    "out_of_order": gettext_lazy("The bed is in order again."),
}  # fmt: skip


@require_safe
@requires(SEES)
def show(request, code):
    """What a bed is now, and its states before, newest first. Nobody's name stands here: whom it is held for is a number."""
    bed = of_code(code)
    states = list(bed.states.order_by("-id")[:MOST])
    taken = bed.uses.filter(during__upper_inf=True).exists()
    context = {
        "bed": bed, "now": [state for state in states if state.holds()], "states": states, "taken": taken,
        "may": request.user.has_perm(MAY), "edits": request.user.has_perm(EDITS),
    }  # fmt: skip
    return render(request, "clients/house/bed.html", context)


@requires(MAY)
@once
def out_of_order(request, code):
    """Nobody sleeps in it until it is mended."""
    bed = of_code(code)
    form = OutOfOrder(posted(request))
    return act(
        request, form, partial(bed_states.out_of_order, bed=bed, by=request.actor), lead=str(bed),
        title=_("Bed out of order"), verb=_("Take out of use"), to=_page(bed), said=_("The bed is out of order."),
    )  # fmt: skip


@requires(MAY)
@once
def over(request, code):
    """Released, clean or in order again: asked once, for a press on a link must not do it."""
    state = get_object_or_404(BedState.objects.select_related("bed__room"), code=code)
    board = reverse("clients:stay-board")
    if request.method == "POST":
        try:
            bed_states.over(state=state, by=request.actor)
            messages.success(request, SAID[state.kind])
        except Refused as refused:
            messages.info(request, refused.sentence)
        return redirect(board)
    question, verb = _question(state.kind)
    rows = [Row(_("Bed"), str(state.bed)), Row(_("State"), state.get_kind_display())]
    context = {"question": question, "verb": verb, "rows": rows, "back": board}
    return render(request, "clients/house/over.html", context)


def _question(kind):
    return {
        "reserved": (_("Release this bed?"), _("Release")),
        "cleaning": (_("Is this bed clean?"), _("It is clean")),
        "out_of_order": (_("Is this bed in order again?"), _("It is in order")),
    }[kind]


@requires(EDITS)
@once
def edit(request, code):
    """Another number on the bed."""
    bed = of_code(code)
    form = Label(posted(request), initial={"label": bed.label})
    return act(
        request, form, partial(rooms.relabel, bed=bed, by=request.actor), lead=str(bed),
        title=_("Number of the bed"), verb=_("Save"), to=_page(bed), said=_("Saved."),
    )  # fmt: skip


@requires(EDITS)
@once
def retire(request, code):
    """Its last day."""
    bed = of_code(code)
    return act(
        request, LastDay(posted(request)), partial(rooms.retire, thing=bed, by=request.actor), lead=str(bed),
        title=_("Take a bed away"), verb=_("Save"), to=reverse("clients:house-show"),
        said=_("The last day of the bed is recorded."),
    )  # fmt: skip


def of_code(code):
    return get_object_or_404(Bed.objects.select_related("room__facility"), code=code)


def _page(bed):
    return reverse("clients:bed-show", args=[bed.code])

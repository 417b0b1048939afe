"""Out for a time and back; the planned last day; corrected times. Each a small page that leads back to the stay."""

from functools import partial

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from clients.actions import corrections, leaves, stays
from clients.forms.house import person as forms
from clients.models import Leave
from clients.views.acting import act, posted
from clients.views.stay import of_code
from rptc.accounts.access import requires
from rptc.accounts.presses import once

MAY = "clients.manage_stays"


@requires(MAY)
@once
def go(request, code):
    """Out to hospital or home for a time; the stay goes on."""
    stay = of_code(request, code)
    return act(
        request, forms.Go(posted(request)), partial(leaves.go, stay=stay, by=request.actor), stay=stay,
        title=_("Out for a time"), verb=_("Record"), to=page(stay), said=_("It is recorded who is out and until when."),
    )  # fmt: skip


@requires(MAY)
@once
def back(request, code):
    """Back in the house, in the bed that was kept or in another."""
    leave = _leave(request, code)
    form = (forms.Back if leave.bed_kept else forms.BackTo)(posted(request))
    return act(
        request, form, partial(leaves.back, leave=leave, by=request.actor), stay=leave.stay,
        title=_("Back in the house"), verb=_("Record"), to=page(leave.stay), said=_("The return is recorded."),
    )  # fmt: skip


@requires(MAY)
@once
def expect(request, code):
    """Another time of return."""
    leave = _leave(request, code)
    form = forms.Expect(posted(request), initial={"expected_back": leave.expected_back})
    return act(
        request, form, partial(leaves.expect, leave=leave, by=request.actor), stay=leave.stay,
        title=_("Another time of return"), verb=_("Save"), to=page(leave.stay), said=_("Saved."),
    )  # fmt: skip


@requires(MAY)
@once
def planned(request, code):
    """The day on which somebody is to leave."""
    stay = of_code(request, code)
    form = forms.Planned(posted(request), initial={"day": stay.planned_leave})
    return act(
        request, form, partial(stays.plan_leave, stay=stay, by=request.actor), stay=stay,
        title=_("Planned last day"), verb=_("Save"), to=page(stay), said=_("Saved."),
    )  # fmt: skip


@requires(MAY)
@once
def correct(request, code):
    """Times that were written down wrongly; what stood before is kept."""
    stay = of_code(request, code)
    was = {"came": stay.during.lower, "left": stay.during.upper}
    form = forms.Correct(posted(request), initial=was, ended=not stay.during.upper_inf)
    return act(
        request, form, partial(corrections.correct, stay=stay, by=request.actor), stay=stay,
        title=_("Correct the times of a stay"), verb=_("Correct"), to=page(stay), said=_("The correction is recorded."),
        lead=_("What stood before is kept, and the occupancy of the days it changes says so."),
    )  # fmt: skip


def page(stay):
    """The part of the file about the stay."""
    return reverse("desk:client-stay", args=[stay.person.code])


def _leave(request, code):
    rows = Leave.objects.visible_to(request.user).select_related(
        "stay__person", "stay__episode", "stay__facility"
    )
    return get_object_or_404(rows, code=code)

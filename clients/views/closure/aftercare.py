"""A page each for a visit made, a visit missed, and the end of the aftercare."""

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from clients.actions.closure import aftercare as acts
from clients.forms.closure.aftercare import End, Made, Missed
from clients.models import Aftercare, Visit
from clients.views.closure.common import done, over, page
from rptc.accounts.access import requires
from rptc.accounts.presses import once

MAY = "clients.assess"


@requires(MAY)
@once
def made(request, code):
    return _visit(request, code, Made, acts.visited, _("Record a visit"))


@requires(MAY)
@once
def missed(request, code):
    return _visit(request, code, Missed, acts.missed, _("The visit did not come about"))


@requires(MAY)
@once
def end(request, code):
    rows = Aftercare.objects.visible_to(request.user).select_related("closure__episode__person")
    care = get_object_or_404(rows, code=code)
    person = care.closure.episode.person
    if care.ended_at:
        return over(request, person, _("This aftercare is over."))
    form = End(request.POST if request.method == "POST" else None)
    if form.is_valid():
        act = lambda: acts.end(care, **form.cleaned_data, by=request.actor)  # noqa: E731
        if back := done(request, act, form, person, _("The aftercare is over.")):
            return back
    lead = _("A visit that was promised is no longer owed.")
    return page(request, form, person, title=_("End the aftercare"), lead=lead, verb=_("End the aftercare"))


def _visit(request, code, kind, act, title):
    rows = Visit.objects.visible_to(request.user).select_related("aftercare__closure__episode__person")
    visit = get_object_or_404(rows, code=code)
    person = visit.aftercare.closure.episode.person
    if visit.made_at or visit.missed_at:
        return over(request, person, _("This visit is recorded already."))
    form = kind(request.POST if request.method == "POST" else None)
    if form.is_valid():
        run = lambda: act(visit, **form.cleaned_data, by=request.actor)  # noqa: E731
        if back := done(request, run, form, person, _("The visit is recorded.")):
            return back
    return page(request, form, person, title=title, verb=_("Record it"))

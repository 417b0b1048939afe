"""A death, and somebody who left without notice: a page to record each, and one to tell it further."""

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from clients.actions.closure import incidents
from clients.forms.closure.incident import Telling, initial
from clients.models import Incident
from clients.views.closure.common import done, episode, over, page
from rptc import audit
from rptc.accounts.access import requires
from rptc.accounts.presses import once

MAY = incidents.MAY


@requires(MAY)
@once
def death(request, code):
    return _record(request, code, "deceased", _("Record a death"))


@requires(MAY)
@once
def missing(request, code):
    return _record(request, code, "absconded", _("Record that somebody left without notice"))


@requires(MAY)
@once
def tell(request, code):
    """What is known by now; the earlier telling stays."""
    rows = Incident.objects.visible_to(request.user).select_related("episode__person")
    incident = get_object_or_404(rows, code=code)
    person = incident.episode.person
    if Incident.objects.filter(first=incident.first, pk__gt=incident.pk).exists():
        return over(request, person, _("Somebody added to this meanwhile. Look at it again."))
    audit.read("incident-opened", incident.episode, by=request.actor)
    form = Telling(
        request.POST if request.method == "POST" else None, kind=incident.kind, initial=initial(incident)
    )
    return _told(request, form, person, incidents.tell, incident, incident.get_kind_display())


def _record(request, code, kind, title):
    case = episode(request, code)
    if not case.is_open:
        return over(request, case.person, _("This case is closed: open it again, or open a new one."))
    form = Telling(request.POST if request.method == "POST" else None, kind=kind)

    def act(about, answers, **more):
        return incidents.record(about, kind, answers, **more)

    return _told(request, form, case.person, act, case, title)


def _told(request, form, person, act, about, title):
    if form.is_valid():
        given = {"estimated": form.cleaned_data["estimated"], "by": request.actor}
        run = lambda: act(about, form.answers(), **given)  # noqa: E731
        if back := done(request, run, form, person, _("It is recorded, and the unit head can read it.")):
            return back
    lead = _("An open stay ends at the time of it. What is written here is sealed; more can be added later.")
    return page(request, form, person, title=title, lead=lead, verb=_("Record it"))

"""The warnings on a client: those that hold, how they came and went, raised and ended by a person."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from clients import lists, sensitive
from clients.actions import alerting
from clients.actions.refused import Refused
from clients.forms.alert import Raise
from clients.models import Alert, Person
from rptc import audit
from rptc.accounts.access import requires
from rptc.accounts.presses import once
from rptc.desk.client import strip
from rptc.desk.client.fetch import File
from rptc.desk.client.guard import of_person
from rptc.desk.client.views import frame
from rptc.ui.forms import Reason


@require_safe
@of_person
def show(request, person):
    """Open ones, most urgent first; below, those that ended, with the reason."""
    reader = sensitive.Reader(request.user, person)
    rows = list(Alert.objects.filter(person__in=Person.objects.same_as(person)))
    held = strip.sorted_(row for row in rows if row.ended_at is None)
    past = sorted((row for row in rows if row.ended_at), key=lambda row: row.ended_at, reverse=True)
    shown = {sensitive.OF_ALERT[row.kind].code for row in rows if row.kind in sensitive.OF_ALERT}
    reader.read(*sorted(shown), by=request.actor)
    context = {
        "held": _told(held, reader),
        "past": _told(past, reader),
        "writes": request.actor.may("clients.register"),
    }
    audit.read("alerts-opened", person, by=request.actor)
    return render(request, "desk/client/alerts.html", frame(request, File(person), "alerts") | context)


def _told(rows, reader):
    return [{"row": row, "name": strip.name(row, reader), "note": strip.note(row, reader)} for row in rows]


@requires("clients.register")
@once
@of_person
def new(request, person):
    """Raise a warning."""
    form = Raise(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            alerting.raise_one(person, **form.cleaned_data, by=request.actor)
            messages.success(request, _("The warning is raised."))
            return redirect("desk:client-alerts", person.code)
        except Refused as refused:
            form.add_error("kind", str(refused.sentence))
    return render(request, "desk/client/alert_new.html", {"form": form, "person": person})


@requires("clients.register")
@once
@of_person
def end(request, person, kind):
    """It no longer holds, and why."""
    held = Alert.objects.open_on(person).filter(kind=kind).first()
    if kind not in lists.FLAGS.rows():
        raise Http404
    if held is None:
        return redirect("desk:client-alerts", person.code)
    form = Reason(request.POST or None)
    if request.method == "POST" and form.is_valid():
        alerting.end(person, kind=kind, reason=form.cleaned_data["reason"], by=request.actor)
        messages.success(request, _("The warning has ended."))
        return redirect("desk:client-alerts", person.code)
    name = strip.name(held, sensitive.Reader(request.user, person))
    return render(request, "desk/client/alert_end.html", {"form": form, "person": person, "name": name})

"""The list of cases: filtered in the address, newest arrival first, masked as everywhere."""

from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from clients.models import Assessment
from referrals.reading import client_name
from rptc.accounts.access import requires
from rptc.desk.client import identity
from rptc.desk.client.filters import ClientFilter, risk
from rptc.ui import lists
from rptc.ui.parts import Chip, Task
from rptc.ui.templatetags.show import short_day

ROWS = ("person", "ppks_class", "report_class", "case_worker")


@require_safe
@requires("clients.see_file")
def show(request):
    """Cases that this person may see; a restricted file is on the list of its team alone."""
    chosen = ClientFilter(request.GET, request=request)
    page = lists.page(request, rows(chosen.qs), "arrived_at")
    tasks = [_task(episode, request.user) for episode in page.rows]
    context = {
        "page": page,
        "tasks": tasks,
        "filter": chosen,
        "chips": _chips(chosen, request.GET),
        "query": request.GET.urlencode(),
    }
    return render(request, "desk/client/list.html", context)


def rows(queryset):
    """Cases with what a line of the list says of them: one statement, `band` is the risk that stands."""
    return queryset.select_related(*ROWS).annotate(band=risk())


def _task(episode, user):
    words = [
        episode.ppks_class.label,
        identity.age(episode.person),
        _("arrived %(day)s") % {"day": short_day(episode.arrived_at)},
        _("worker %(name)s") % {"name": episode.case_worker},
    ]
    return Task(
        client_name(episode, user), reverse("desk:client-file", args=[episode.person.code]), code=episode.number,
        meta=" · ".join(filter(None, words)), **_tag(episode),
    )  # fmt: skip


def _tag(episode):
    if not episode.is_open:
        return {"tag": episode.get_state_display(), "kind": "plain"}
    if not episode.band:
        return {"tag": _("Not assessed yet"), "kind": "warning"}
    words = _("Risk: %(band)s") % {"band": Assessment.Band(episode.band).label.lower()}
    return {"tag": words, "kind": identity.KINDS[episode.band]}


def _chips(chosen, query):
    """One chip a filter in force, with the address without it and without the page."""
    held = [(name, value) for name, value in chosen.form.cleaned_data.items() if value]
    return [Chip(words(chosen, name, value), lists.without(query, name)) for name, value in held]


def words(chosen, name, value):
    field = chosen.form.fields[name]
    said = field.label_from_instance(value) if hasattr(value, "pk") else dict(field.choices)[value]
    return f"{field.label}: {said}"

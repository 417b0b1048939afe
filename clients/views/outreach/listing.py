"""The list of operations, newest first; every filter stands in the address."""

from django.db.models import Count
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from clients.forms.outreach.filters import Filters
from clients.models import Found, Operation
from rptc.accounts.access import requires
from rptc.ui import lists
from rptc.ui.parts import Chip, Task
from rptc.ui.templatetags.show import wita

KINDS = {
    "planned": "info",
    "under_way": "warning",
    "handed_over": "success",
    "closed": "plain",
    "cancelled": "plain",
}


@require_safe
@requires("clients.register")
def index(request):
    """Month, kind, agency and state."""
    filters = Filters(request.GET)
    rows = filters.applied(Operation.objects.visible_to(request.user))
    page = lists.page(request, rows.select_related("district").prefetch_related("agencies"), "starts_at")
    context = {
        "page": page, "tasks": _tasks(page.rows), "filters": filters, "chips": _chips(filters, request.GET),
    }  # fmt: skip
    return render(request, "clients/outreach/list.html", context)


def _tasks(rows):
    counted = Found.objects.counted().filter(operation__in=rows).order_by().values("operation")
    people = {row["operation"]: row["n"] for row in counted.annotate(n=Count("pk"))}
    return [_task(row, people.get(row.pk, 0)) for row in rows]


def _task(row, people):
    words = [
        row.get_kind_display(), wita(row.starts_at), ", ".join(str(agency) for agency in row.agencies.all()),
        _("%(n)d people") % {"n": people},
    ]  # fmt: skip
    place = f"{row.place}, {row.district}" if row.district else row.place
    href = reverse("clients:operation-detail", args=[row.code])
    return Task(
        place,
        href,
        row.number,
        " · ".join(filter(None, words)),
        tag=row.get_state_display(),
        kind=KINDS[row.state],
    )


def _chips(filters, query):
    """One a filter in force, with the address without it."""
    return [Chip(words, lists.without(query, name)) for name, words in filters.in_force()]

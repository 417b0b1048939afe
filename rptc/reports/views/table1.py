"""Tabel 1 as a page, as CSV, and the list behind each cell."""

import csv

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from clients.models import Episode, LocalClass, Person
from rptc import audit
from rptc.accounts.access import requires
from rptc.lib.numbers import whole
from rptc.reports.forms import FIRST, LAST, Period
from rptc.reports.table1 import SEXES, Table1
from rptc.ui import lists

WANTED = {"year": "arrival_date__year", "class": "report_class__code", "sex": "sex"}


@requires("reports.see")
def index(request):
    """The reports there are: one so far."""
    return redirect("reports:table1")


@requires("reports.see")
def page(request):
    """The table on the screen and on paper; the period stands in the address."""
    form = Period.asked(request.GET)
    table = Table1(**form.cleaned_data) if form.is_valid() else None
    return render(request, "reports/table1.html", {"form": form, "table": table, "now": timezone.now()})


@requires("reports.see")
def download(request):
    """The same figures as CSV; the download is recorded."""
    form = Period.asked(request.GET)
    if not form.is_valid():
        return page(request)
    table = Table1(**form.cleaned_data)
    name = "tabel1-{first}-{last}-{count}".format(**form.cleaned_data)
    audit.read("report-exported", ("report", "table1", name), by=request.actor)
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    csv.writer(response).writerows(table.lines())
    return response


def _behind(asked):
    """The counted cases that an address asks for; none when it asks what no cell does."""
    year, sex = whole(asked.get("year", str(FIRST))), asked.get("sex", "male")
    if not FIRST <= year <= LAST or sex not in SEXES:
        return Episode.objects.none()
    return Episode.objects.counted().filter(**{WANTED[name]: value for name, value in asked.items()})


@requires("reports.see")
def cases(request):
    """The cases behind a cell. Numbers and ages; the file behind them by right."""
    asked = {name: request.GET[name] for name in WANTED if request.GET.get(name)}
    shown = lists.page(request, _behind(asked).select_related("person", "report_class"), "arrival_date")
    files = set(
        Person.objects.visible_to(request.user)
        .filter(pk__in=[e.person_id for e in shown.rows])
        .values_list("pk", flat=True)
    )
    ppks_class = LocalClass.objects.filter(code=asked.get("class", "")).first()
    return render(
        request,
        "reports/cases.html",
        {"page": shown, "files": files, "asked": asked, "ppks_class": ppks_class},
    )

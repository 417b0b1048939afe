"""The list of partners: the unit head's first dashboard (ux.md S9)."""

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from partners.filters import PartnerFilter
from partners.models import Partner
from rptc import audit
from rptc.accounts.access import requires
from rptc.desk.partners import export
from rptc.desk.partners.rows import rows
from rptc.ui import export as files
from rptc.ui import lists
from rptc.ui.parts import Chip

LIST = ("partner_list", "", "")


@require_safe
@requires("partners.see")
def show(request):
    """Partners by their longest lateness; filters in the address, without pages: a unit has some dozens."""
    chosen = _chosen(request)
    found = rows(chosen.qs, request.user, timezone.now())
    context = {
        "rows": found, "late": sum(row.figures.late for row in found), "filter": chosen,
        "chips": _chips(chosen, request.GET), "query": request.GET.urlencode(),
    }  # fmt: skip
    return render(request, "desk/partners/list.html", context)


@require_safe
@requires("partners.see")
def download(request):
    """The same rows as a CSV or XLSX; taking it out is logged with the filters in force."""
    chosen = _chosen(request)
    found = rows(chosen.qs, request.user, timezone.now())
    used = {name: value for name, value in chosen.form.cleaned_data.items() if value}
    audit.read("partners-exported", LIST, by=request.actor, rows=len(found), filters=used)
    words = [
        (chosen.form.fields[name].label, dict(chosen.form.fields[name].choices)[value])
        for name, value in used.items()
    ]
    return export.response(files.kind(request.GET.get("as", "")), found, words)


def _chosen(request):
    return PartnerFilter(request.GET, queryset=Partner.objects.visible_to(request.user))


def _chips(chosen, query):
    """One chip per filter in force, with the address without it."""
    held = {name: value for name, value in chosen.form.cleaned_data.items() if value}
    labels = {name: dict(chosen.form.fields[name].choices)[value] for name, value in held.items()}
    return [
        Chip(f"{chosen.form.fields[name].label}: {labels[name]}", lists.without(query, name)) for name in held
    ]

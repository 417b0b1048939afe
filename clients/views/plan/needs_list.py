"""The needs of the whole unit, filtered in the address, with their value by who pays. The number of the case stands for the
client: whoever may open the file follows it."""

from django.db.models import Count, Exists, OuterRef, Sum
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from clients import lists as coded
from clients.models import Episode
from clients.need_filters import NONE, NeedFilter
from rptc import audit
from rptc.accounts.access import requires
from rptc.ui import lists
from rptc.ui.parts import Chip


@require_safe
@requires("clients.see_needs")
def index(request):
    """Newest first; without a state in the address what is open."""
    chosen = NeedFilter(request.GET, request=request)
    mine = Episode.objects.visible_to(request.user).filter(pk=OuterRef("episode"))
    rows = chosen.qs.select_related("episode__person").annotate(may_open=Exists(mine))
    page = lists.page(request, rows, "stated_at")
    audit.read("needs-listed", ("list", "needs"), by=request.actor)
    totals = list(_totals(chosen.qs))
    context = {
        "page": page, "filter": chosen, "chips": _chips(chosen, request.GET), "totals": totals,
        "value": sum(worth for _words, _count, worth, _href in totals), "decides": request.actor.may("clients.approve_needs"),
        "gives": request.actor.may("clients.give"),
    }  # fmt: skip
    return render(request, "clients/plan/needs.html", context)


def _totals(rows):
    """(who pays, how many, worth in rupiah, code of the filter) of what is listed, the dearest first."""
    found = rows.order_by().values("funding").annotate(count=Count("pk"), worth=Sum("value"))
    for row in sorted(found, key=lambda row: (-(row["worth"] or 0), row["funding"])):
        words = coded.FUNDING.label(row["funding"]) if row["funding"] else _("Not known yet")
        yield words, row["count"], row["worth"] or 0, row["funding"] or NONE


def _chips(chosen, query):
    held = [(name, value) for name, value in chosen.form.cleaned_data.items() if value]
    return [Chip(_words(chosen, name, value), lists.without(query, name)) for name, value in held]


def _words(chosen, name, value):
    field = chosen.form.fields[name]
    return f"{field.label}: {dict(field.choices)[value]}"

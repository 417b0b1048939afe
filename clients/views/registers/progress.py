"""One register: how far it is, what the dry run found, what became of it."""

from django.db.models import Count
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST
from django_htmx.http import HttpResponseClientRedirect

from clients.actions.registers import working
from clients.models import RegisterRow
from clients.registers.files import sentences
from clients.views.registers import found
from rptc import audit
from rptc.accounts.access import requires
from rptc.lib.numbers import whole
from rptc.ui.parts import Figure

SHOWN = 50
TINTS = {"new": "success", "known": "warning", "possible": "warning", "twin": "warning", "fault": "danger"}


@requires("clients.import", "clients.review_import")
def show(request, code):
    """The page of a register; its rows by verdict, fifty at a time."""
    register = found.register(request, code)
    audit.read("register-opened", register, by=request.actor)
    counts = _counts(register) if not register.is_working else {}
    rows, more = _rows(request, register) if counts else ([], None)
    context = {
        "register": register, "counts": counts, "figures": _figures(register, counts), "rows": rows, "more": more,
        "kind": request.GET.get("kind", ""), "may": request.user.has_perm("clients.import"),
        "waiting": register.rows.waiting().count() if register.is_checked else 0,
        "left_out": register.rows.left_out().count() if counts else 0,
    }  # fmt: skip
    return render(request, "clients/registers/page.html", context)


@require_POST
@requires("clients.import", "clients.review_import")
def work(request, code):
    """Go on for two seconds. htmx asks again by itself; without it the button is pressed, or the clock does it."""
    register = working.run(found.register(request, code))
    page = reverse("clients:register-page", args=[code])
    if not request.htmx:
        return redirect(page)
    if not register.is_working:
        return HttpResponseClientRedirect(page)
    return render(request, "clients/registers/_progress.html", {"register": register})


def _counts(register):
    found = register.rows.values_list("verdict").annotate(Count("pk")).order_by()
    return {verdict: count for verdict, count in found if verdict}


def _figures(register, counts):
    page = reverse("clients:register-page", args=[register.code])
    kinds = [(value, label) for value, label in RegisterRow.Verdict.choices if counts.get(value)]
    return [Figure(str(counts[value]), label, f"{page}?kind={value}#rows") for value, label in kinds]


def _rows(request, register):
    """Rows of the kind asked for from a line on; (rows, the line after them or None)."""
    rows = register.rows.select_related("person", "episode").filter(line__gte=whole(request.GET.get("from")))
    if (kind := request.GET.get("kind", "")) in RegisterRow.Verdict.values:
        rows = rows.filter(verdict=kind)
    elif kind == "waiting":
        rows = rows.waiting()
    elif kind == "warned":
        rows = rows.filter(warned=True)
    elif kind == "out":
        rows = rows.left_out()
    rows = list(rows.order_by("line")[: SHOWN + 1])
    for row in rows:
        row.register, row.sentences, row.tint = register, sentences(row), TINTS.get(row.verdict, "")
    return rows[:SHOWN], rows[SHOWN].line if len(rows) > SHOWN else None

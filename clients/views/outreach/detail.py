"""One operation: what it is, who was found, what became of each, what was corrected, what comes next."""

from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from clients.models import Operation, OperationLog, Sex
from clients.outreach import became, corrections, counts, minutes
from clients.views.outreach import fetch
from rptc import audit
from rptc.accounts.access import requires


@require_safe
@requires("clients.register")
def show(request, code):
    """`?became=` one of the groups, `?sex=`, `?class=` (a code, or "none"): the list behind a number."""
    operation = fetch.operation(request.user, code)
    audit.read("operation-opened", operation, by=request.actor)
    rows, chosen = _chosen(operation, request.GET)
    log = list(operation.log.all())
    context = {
        "operation": operation, "figures": counts.figures(operation), "table": counts.table(operation),
        "lines": became.lines(rows, request.user), "chosen": chosen, "sexes": Sex.choices,
        "moves": [corrections.move(entry) for entry in log if entry.verb != OperationLog.CORRECTED],
        "corrections": [corrections.said(entry) for entry in log if entry.verb == OperationLog.CORRECTED],
        "minutes": minutes.of(operation), "writes": request.user.has_perm("letters.write"),
        "reads": request.user.has_perm("letters.see"), "approves": request.user.has_perm("letters.approve"),
        "acts": _acts(operation, request.user), "operation_open": not operation.is_over,
    }  # fmt: skip
    return render(request, "clients/outreach/detail.html", context)


def _chosen(operation, asked):
    """(rows, whether they are a part): what is unknown in the address chooses nothing."""
    rows, chosen = operation.people.all(), False
    if asked.get("became") in became.GROUPS:
        rows, chosen = rows & became.GROUPS[asked["became"]](), True
    if asked.get("sex") in Sex.values:
        rows, chosen = rows.counted().filter(sex=asked["sex"]), True
    if code := asked.get("class"):
        rows, chosen = (
            rows.counted().filter(**{"ppks_class": None} if code == "none" else {"ppks_class__code": code}),
            True,
        )
    return rows.order_by("position"), chosen


def _acts(operation, user):
    """(verb, words, main) of what can be done now."""
    state, words = Operation.State, {
        "set-out": _("Set out"), "hand-over": _("Record the hand-over"), "close": _("Close the operation"),
        "cancel": _("Call the operation off"), "reopen": _("Open the operation again"),
    }  # fmt: skip
    open_now = {
        state.PLANNED: ["set-out", "cancel"], state.UNDER_WAY: ["hand-over", "close", "cancel"],
        state.HANDED_OVER: ["close"], state.CLOSED: ["reopen"] if user.has_perm("clients.void") else [],
    }  # fmt: skip
    return [(verb, words[verb]) for verb in open_now.get(operation.state, [])]

"""The list of referrals to RPTC: who waits for an answer, the latest first to run out; then who is to come."""

from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from referrals import asking, reading
from referrals.models import Incoming
from referrals.views.staff.incoming import reads
from rptc.ui import due, lists
from rptc.ui.parts import Figure, Task

MOST = 100  # rows a part of the first page; beyond that the lists behind the figures
KINDS = {
    "received": "info", "accepted": "success", "declined": "plain", "withdrawn": "plain", "void": "plain",
}  # fmt: skip


@require_safe
@reads
def index(request):
    """`?show=` waiting, late, take-in or all is one list by the day it came; without it what needs somebody."""
    now, mine = timezone.now(), Incoming.objects.visible_to(request.user)
    parts = {"waiting": mine.waiting(), "late": mine.late(now), "take-in": mine.to_take_in(), "all": mine}
    figures = _figures(parts)
    show = request.GET.get("show")
    context = {
        "figures": figures,
        "late": figures[1].late,
        "waiting": int(figures[0].number),
        "show": show in parts,
    }
    if show in parts:
        page = lists.page(request, parts[show].with_case(), "received_at")
        return render(
            request,
            "referrals/incoming/list.html",
            context | {"page": page, "tasks": _tasks(page.rows, request, now)},
        )
    waiting = parts["waiting"].with_case().order_by("due", "pk")[:MOST]
    coming = parts["take-in"].with_case().order_by("answered_at", "pk")[:MOST]
    both = {"tasks": _tasks(waiting, request, now), "coming": _tasks(coming, request, now)}
    return render(request, "referrals/incoming/list.html", context | both)


def _figures(parts):
    """Numbers that equal the lists behind them."""
    words = {
        "waiting": _("wait for an answer"),
        "late": _("late, RPTC owes"),
        "take-in": _("accepted, to take in"),
        "all": _("in all"),
    }
    counted = {name: rows.count() for name, rows in parts.items()}
    return [
        Figure(str(n), words[name], f"?show={name}", late=name == "late" and n > 0)
        for name, n in counted.items()
    ]


def _tasks(rows, request, now):
    return [_task(row, request.user, now) for row in rows]


def _task(row, user, now):
    waits = row.state == Incoming.State.RECEIVED
    meta = [_("Urgent") if row.urgent else "", reading.sender(row, user), asking.somebody(row)]
    return Task(
        asking.name(row), reverse("referrals:incoming-detail", args=[row.code]), code=row.number,
        meta=" · ".join(filter(None, meta)), due=due.due(row.due, now=now) if waits else None,
        tag="" if waits else state(row), kind=KINDS[row.state],
    )  # fmt: skip


def state(row):
    """The state in words; an accepted one says whether it has become a case."""
    if row.state == Incoming.State.ACCEPTED:
        return _("Case opened") if row.case else _("To take in")
    return row.get_state_display()

"""`/`: the desk of whoever is signed in, by what they may do."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from clients.deadlines import Deadlines
from rptc import notices
from rptc.accounts.models import Duty
from rptc.desk.messages.figures import on_a_desk
from rptc.desk.tasks import (
    between,
    cases,
    closing,
    decisions,
    figures,
    legs,
    papers,
    plans,
    reassess,
    registers,
    shelter,
    told,
)
from rptc.desk.tasks.limits import Limits
from rptc.desk.tasks.line import Groups
from rptc.lib.actor import Actor
from rptc.notices.models import Notice

FIRST = 15  # lines of each time; a telephone shows no more at once


@require_safe
def home(request):
    """The unit head's decisions, the worker's tasks, the administrator's accounts, or what somebody is told."""
    user = request.user
    if user.has_perm("referrals.approve"):
        return head(request)
    if user.has_perm("clients.register"):
        return worker(request)
    if user.has_perm("accounts.manage"):
        return redirect("desk:people")
    if user.has_perm("partner.inbox"):
        return redirect("inbox:home")
    now = timezone.now()
    context = {
        "told": told.lines(user),
        "strip": _messages(user),
        "groups": _groups(request, [*papers.waiting(user), *registers.checked(user)], now),
    }
    return render(request, "desk/tasks/plain.html", context)


def _messages(user):
    """The watched job and what it could not deliver, for whoever may see the messages."""
    return on_a_desk(timezone.now()) if user.has_perm("messages.see") else []


def _groups(request, lines, now):
    """The first lines of each time, or all of them where the address asks for that."""
    return Groups.of(lines, now, None if "all" in request.GET else FIRST)


@require_safe
def mine(request):
    """The unit head's own cases, as any worker sees theirs."""
    if not request.user.has_perm("clients.register"):
        raise Http404
    return worker(request)


def head(request):
    """What needs a decision today, then the figures behind it, then what to know."""
    now, limits = timezone.now(), Limits()
    lines = [
        *decisions.to_approve(limits),
        *decisions.late(),
        *decisions.extensions(),
        *decisions.letters(),
        *decisions.duplicates(),
        *decisions.drafts(),
        *between.issues(request.user, now),
        *closing.head(limits),
        *plans.head(request.user),
        *registers.checked(request.user),
    ]
    rows = figures.partners(request.user, now)
    context = {
        "groups": _groups(request, lines, now),
        "count": len(lines),
        "rows": rows,
        "strip": [*figures.strip(rows, limits), *_messages(request.user)],
    }
    heard = told.lines(request.user, known={line.code for line in lines})
    return render(request, "desk/tasks/head.html", context | {"now": now, "told": heard})


def worker(request):
    """My tasks: late, today, later; then what to carry and what to know."""
    now, user, deadlines = timezone.now(), request.user, Deadlines()
    lines = [
        *legs.owed(user),
        *legs.unsettled(user),
        *between.incoming(user),
        *between.issues(user),
        *cases.to_assess(user, deadlines),
        *reassess.due(user, deadlines, now),
        *cases.to_finish(user),
        *cases.over_limit(user),
        *shelter.away(user),
        *closing.worker(user, now),
        *plans.worker(user, now),
        *registers.checked(user),
    ]
    waiting = [line.task(now) for line in legs.halves(user)]
    on_duty = ", ".join(str(duty.user) for duty in Duty.objects.at(now).select_related("user"))
    context = {
        "groups": _groups(request, lines, now),
        "count": len(lines),
        "halves": waiting,
        "now": now,
        "on_duty": on_duty,
    }
    return render(request, "desk/tasks/worker.html", context | {"told": told.lines(user)})


@require_POST
def seen(request, code):
    """Somebody read a line and the older ones about the same; they leave the desk, whoever was first."""
    addressed = Notice.objects.addressed_to(request.user.addresses).in_app()
    notice, by = get_object_or_404(addressed, code=code), Actor.of(request.user)
    for line in told.alike(notice, request.user):
        notices.done(line, by=by)
    return redirect("desk:home")

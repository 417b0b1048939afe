"""Drafts: opened as a task list, listed, taken over, dropped."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from clients.actions import drafts
from clients.intake import tasks
from clients.intake.reading import Reading
from clients.intake.sections import SECTIONS
from clients.models import Draft
from clients.views.opening import on_draft
from rptc.accounts.access import requires
from rptc.ui.forms import Reason

SHOWN = 50


@requires("clients.register")
@on_draft
def detail(request, draft):
    """The task list."""
    if draft.emergency and not draft.completes_id:
        return redirect("clients:draft-emergency", draft.code)
    reading = Reading(draft)
    steps = tasks.steps(reading)
    context = {
        "draft": draft,
        "reading": reading,
        "steps": steps,
        "all": len(SECTIONS),
        "done": len(SECTIONS) - len(reading.unfinished),
        "next": tasks.go_on(reading),
        "started": any(reading.kept(code) for code in SECTIONS),
        "may_drop": drafts.may_drop(draft, request.user),
    }
    return render(request, "clients/intake/tasks.html", context)


@requires("clients.register")
def index(request):
    """Unfinished drafts: mine, other people's, those nobody touched for a day, those that wait for a permission."""
    rows = list(
        Draft.objects.visible_to(request.user)
        .unfinished()
        .select_related("owner", "completes", "changed_by")
        .order_by("-changed_at")[:SHOWN]
    )
    for row in rows:
        row.name = Reading(row).name
    head = request.user.has_perm("clients.void")
    waiting = (
        [row for row in rows if row.waits_for_permission]
        if request.user.has_perm("clients.allow_duplicate")
        else []
    )
    abandoned = [row for row in rows if head and row.is_abandoned and row.owner_id != request.user.pk]
    mine = [row for row in rows if row.owner_id == request.user.pk]
    others = [row for row in rows if row not in mine and row not in abandoned and row not in waiting]
    return render(
        request,
        "clients/intake/drafts.html",
        {"mine": mine, "others": others, "abandoned": abandoned, "waiting": waiting, "head": head},
    )


@require_POST
@requires("clients.void")
@on_draft
def take_over(request, draft):
    drafts.take_over(draft, by=request.actor)
    messages.success(request, _("The draft is yours now."))
    return redirect("clients:draft", draft.code)


@require_http_methods(["GET", "POST"])
@requires("clients.register")
@on_draft
def drop(request, draft):
    """Asks for the reason first."""
    form = Reason(request.POST or None)
    if request.method == "POST" and form.is_valid():
        drafts.drop(draft, reason=form.cleaned_data["reason"], by=request.actor)
        messages.success(request, _("The draft was dropped."))
        return redirect("clients:draft-list")
    return render(
        request,
        "ui/confirm.html",
        {
            "question": _("Drop this draft?"),
            "consequence": _("It can no longer be filled in; a case that exists already stays."),
            "rows": None,
            "form": form,
            "verb": _("Drop draft"),
            "danger": True,
            "back": reverse("clients:draft", args=[draft.code]),
            "keep": "",
        },
    )

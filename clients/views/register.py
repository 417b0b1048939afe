"""The end of an intake: the page that checks the answers, and what happens next."""

from django import forms
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from clients import returning
from clients.actions import decisions, register
from clients.actions.refused import Refused
from clients.intake import checks, promises, summary, tasks
from clients.intake.reading import Reading
from clients.models import Draft
from clients.views.opening import on_draft
from rptc import audit
from rptc.accounts.access import requires
from rptc.ui.forms import House


class LateNote(House, forms.Form):
    """Asked when the intake is recorded later than the limit says."""

    reason = forms.CharField(
        label=gettext_lazy("Why is it recorded late?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    missing = {"reason": gettext_lazy("Enter why it is recorded late.")}


@requires("clients.register")
@on_draft
def check(request, draft):
    """Every answer with a way to change it; POST sends the intake."""
    reading, late = Reading(draft), None
    if (
        not draft.completes_id
        and reading.kept("arrival")
        and register.is_late(reading.arrived_at, timezone.now())
    ):
        late = LateNote(request.POST or None)
    if request.method == "POST" and (late is None or late.is_valid()):
        return _submitted(request, draft, late.cleaned_data["reason"] if late else "")
    context = {
        "draft": draft,
        "parts": summary.parts(reading),
        "todo": [step for step in tasks.steps(reading) if step["open"]],
        "warnings": checks.warnings(reading),
        "form": late,
        "stop": checks.must_be_allowed(reading),
        "name": reading.name,
        "known": _known(request, draft, reading),
    }
    return render(request, "clients/intake/check.html", context)


def _known(request, draft, reading):
    """What earlier cases of this person say, before the new one is opened; reading it is recorded."""
    if not draft.person_id or draft.completes_id:
        return []
    arrived = reading.arrived_at if reading.kept("arrival") else None
    if found := returning.known(draft.person, arrived):
        audit.read("earlier-cases-announced", draft.person, by=request.actor)
    return found


def _submitted(request, draft, note):
    try:
        register.submit(draft, by=request.actor, late_note=note)
    except register.NeedsPermission:
        decisions.ask(draft, by=request.actor)
        messages.warning(request, _("The unit head was asked to allow this NIK. The draft waits."))
        return redirect("clients:draft-check", draft.code)
    except Refused as refused:
        messages.error(request, refused.sentence)
        return redirect("clients:draft-check", draft.code)
    return redirect("clients:draft-done", draft.code)


@requires("clients.register")
def done(request, code):
    """The number, what happens next and by when."""
    rows = Draft.objects.visible_to(request.user).select_related("episode__person", "completes__person")
    draft = get_object_or_404(rows, code=code)
    episode = draft.episode or draft.completes
    if episode is None:
        return redirect("clients:draft", code)
    return render(
        request,
        "clients/intake/done.html",
        {
            "draft": draft,
            "episode": episode,
            "next": promises.of(episode),
            "open": draft.submitted_at is None,
        },
    )

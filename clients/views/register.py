"""The end of an intake: the emergency form, the page that checks the answers, what happens next, voiding."""

from django import forms
from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from clients.actions import answers, decisions, register
from clients.actions.refused import Refused
from clients.forms.intake.emergency import Emergency
from clients.intake import checks, promises, summary, tasks
from clients.intake.reading import Reading, shown
from clients.models import Draft, Episode
from clients.views import section_pages
from clients.views.opening import on_draft
from clients.views.sections import typed
from rptc.accounts.access import requires
from rptc.accounts.laid_aside import keeps_text
from rptc.ui.forms import House, Reason


class LateNote(House, forms.Form):
    """Asked when the intake is recorded later than the limit says."""

    reason = forms.CharField(
        label=gettext_lazy("Why is it recorded late?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    missing = {"reason": gettext_lazy("Enter why it is recorded late.")}


@keeps_text
@requires("clients.register")
@on_draft
def emergency(request, draft):
    """Ten inputs; a good form opens the case at once, a bad or autosaved one is kept as typed."""
    if draft.completes_id:
        return redirect("clients:draft-done", draft.code)
    reading = Reading(draft)
    if request.method != "POST":
        raw = request.laid
        form = (
            Emergency(raw, reading=reading)
            if raw
            else Emergency(
                reading=reading, initial=shown(Emergency, reading.kept("emergency").get("data", {}))
            )
        )
        return _emergency_page(request, reading, form)
    form = Emergency(request.POST, reading=reading)
    autosave = request.headers.get("X-Autosave")
    if not autosave and "finish" in request.POST and form.is_valid():
        register.emergency(draft, form.by_section(), by=request.actor)
        return redirect("clients:draft-done", draft.code)
    draft = answers.save(
        draft, "emergency", typed(form, request.POST), version=draft.version, by=request.actor
    )
    if autosave:
        return JsonResponse({"version": draft.version})
    return (
        _emergency_page(request, Reading(draft), form)
        if "finish" in request.POST
        else redirect("clients:draft-list")
    )


def _emergency_page(request, reading, form):
    kept = reading.kept("emergency")
    return render(
        request,
        "clients/intake/emergency.html",
        {"draft": reading.draft, "form": form, "saved_at": section_pages.moment(kept, "at")},
    )


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
    context = {"draft": draft, "parts": summary.parts(reading), "todo": [step for step in tasks.steps(reading) if step["open"]],
               "warnings": checks.warnings(reading), "form": late, "stop": checks.must_be_allowed(reading), "name": reading.name}  # fmt: skip
    return render(request, "clients/intake/check.html", context)


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


@requires("clients.void")
def void(request, code):
    """Asks for the reason first."""
    episode = get_object_or_404(Episode.objects.visible_to(request.user).select_related("person"), code=code)
    form = Reason(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            register.void(episode, form.cleaned_data["reason"], request.actor)
        except Refused as refused:
            form.add_error("reason", refused.sentence)
        else:
            messages.success(request, _("%(number)s no longer counts.") % {"number": episode.number})
            return redirect(promises.file_of(episode.person))
    return render(request, "ui/confirm.html", {
        "question": _("Was %(number)s recorded by mistake?") % {"number": episode.number}, "rows": None, "form": form, "verb": _("Void the case"), "danger": True,
        "consequence": _("It stays readable, no longer counts in any report, and cannot be opened again."), "back": promises.file_of(episode.person), "keep": "",
    })  # fmt: skip

"""The emergency path: one form, and the case exists."""

from django.http import JsonResponse
from django.shortcuts import redirect, render

from clients.actions import answers, register
from clients.forms.intake.emergency import Emergency
from clients.intake.reading import Reading, shown
from clients.views import section_pages
from clients.views.opening import on_draft
from clients.views.sections import typed
from rptc.accounts.access import requires
from rptc.accounts.laid_aside import keeps_text


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
        draft,
        "emergency",
        typed(form, request.POST),
        version=None,
        by=request.actor,  # the last one counts
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

"""One section of a draft a page: saved as typed, finished when good, never written over somebody else's words."""

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from clients.actions import answers
from clients.actions.refused import Refused
from clients.intake import checks, tasks
from clients.intake.reading import BLOCKED, Reading
from clients.intake.sections import SECTIONS
from clients.views import photos, section_pages
from clients.views.opening import on_draft
from rptc.accounts.access import requires
from rptc.accounts.laid_aside import keeps_text
from rptc.lib.numbers import whole


@keeps_text
@requires("clients.register")
@on_draft
def section(request, draft, section):
    """GET shows what is kept; POST is an autosave, a draft save, or "save and continue"."""
    reading = Reading(draft)
    if reading.status(section) == BLOCKED:
        messages.info(request, SECTIONS[section].why_not)
        return redirect("clients:draft", draft.code)
    if request.method == "POST":
        return _posted(request, reading, section)
    return section_pages.page(request, reading, section, reading.form(section, request.laid))


def _posted(request, reading, section):
    form = reading.form(section, request.POST, request.FILES)
    form.full_clean()
    photo = photos.taken(request, form) if section == "photo" else answers.KEEP
    data, valid = typed(form, request.POST), form.is_valid()
    if request.POST.get("use") == "nik":
        data |= section_pages.as_suggested(data)
    kept = {"done": _done(request, valid), "photo": photo, **_seen(request)}
    try:
        draft = answers.save(reading.draft, section, data, by=request.actor, **kept)
    except answers.Overtaken as overtaken:
        return section_pages.overtaken(request, overtaken, section, data)
    except Refused as refused:
        messages.error(request, refused.sentence)
        return redirect("clients:draft-list")
    if request.headers.get("X-Autosave"):
        return JsonResponse({"version": draft.version})
    return _answer(request, Reading(draft), section, form, valid)


def typed(form, posted):
    """The raw answers {field: [values]} that belong to a form; files are kept elsewhere."""
    return {name: posted.getlist(name) for name in form.fields if name in posted}


def _done(request, valid):
    """True when finished, False when it no longer is, None where a draft save changes nothing about that."""
    if not valid:
        return False
    return True if "finish" in request.POST else None


def _seen(request):
    return {"version": whole(request.POST.get("version")), "page": request.POST.get("page", "")[:40]}


def _answer(request, reading, section, form, valid):
    back = "check" if request.GET.get("back") == "check" else ""
    if "use" in request.POST:  # a button inside the section: the NIK's suggestion, or no photo
        return redirect(tasks.address(reading, section, back))
    if "finish" not in request.POST:
        messages.success(request, _("Draft saved."))
        return redirect("clients:draft", reading.draft.code)
    if not valid:
        return section_pages.page(request, reading, section, form)
    for words in _warnings(reading, section):
        messages.warning(request, words)
    if section == "identity" and checks.lookalikes(reading, request.user):
        return redirect("clients:draft-duplicates", reading.draft.code)
    return redirect(tasks.go_on(reading, section, back))


def _warnings(reading, section):
    if section == "identity":
        return checks.identity_warnings(reading)
    return reading.answered("problem").warnings() if section == "problem" else []

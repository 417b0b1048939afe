"""The rows of a list section: one page a row."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from clients.actions import answers
from clients.intake import tasks
from clients.intake.reading import Reading
from clients.intake.sections import SECTIONS
from clients.views.opening import on_draft
from clients.views.sections import typed
from rptc.accounts.access import requires
from rptc.accounts.laid_aside import keeps_text
from rptc.accounts.presses import once
from rptc.lib.numbers import whole


@keeps_text
@requires("clients.register")
@once
@on_draft
def item(request, draft, section, item=""):
    """Add a row, or change one. Only a good row is kept."""
    reading, here = Reading(draft), SECTIONS[section]
    if here.item is None or (item and item not in reading.items(section)):
        raise Http404
    form = reading.item_form(section, item, request.POST if request.method == "POST" else request.laid)
    if request.method == "POST" and form.is_valid():
        return _put(request, reading, section, item, typed(form, request.POST))
    context = {
        "draft": draft,
        "section": here,
        "form": form,
        "item": item,
        "version": draft.version,
        "address": tasks.address(reading, section),
    }
    return render(request, "clients/intake/item.html", context)


def _put(request, reading, section, item, data):
    version = whole(request.POST.get("version"))
    try:
        answers.put_item(
            reading.draft,
            section,
            item,
            data,
            version=version,
            by=request.actor,
        )
    except answers.Overtaken as clash:
        words = _("%(name)s changed this list meanwhile. Look at it and write again.") % {
            "name": clash.kept["name"]
        }
        messages.error(request, words)
    return redirect(tasks.address(reading, section, request.GET.get("back", "")))


@require_POST
@requires("clients.register")
@on_draft
def remove(request, draft, section, item):
    """Take a row out again; the list shows what is left."""
    answers.remove_item(draft, section, item, by=request.actor)
    messages.success(request, _("Removed from the list."))
    return redirect("clients:draft-section", draft.code, section)

"""Possible duplicates: anybody of the staff sets one, the unit head has the list."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from clients.actions.identity import suspecting
from clients.forms.identity.duplicates import Suspect
from clients.models import PossibleDuplicate
from clients.views.identity.acting import Asked, adding
from rptc import audit
from rptc.accounts.access import requires
from rptc.ui import lists

suspect = adding(Suspect, suspecting.suspect, Asked(
    gettext_lazy("Possible duplicate"), gettext_lazy("The unit head compares the files and decides."),
    gettext_lazy("Put it on the list"), gettext_lazy("It is on the list of the unit head."),
), permission="clients.see_file")  # fmt: skip


@requires("clients.join_files")
def waiting(request):
    """What waits for the unit head, the newest first."""
    rows = PossibleDuplicate.objects.waiting().select_related("person__canonical", "other__canonical")
    audit.read("duplicates-opened", ("list", "duplicates"), by=request.actor)
    return render(
        request, "clients/identity/waiting.html", {"page": lists.page(request, rows, "recorded_at")}
    )


@require_POST
@requires("clients.join_files")
def withdraw(request, code):
    """Nothing to compare: it comes off the list."""
    row = get_object_or_404(PossibleDuplicate.objects.select_related("person"), code=code)
    suspecting.withdraw(row, by=request.actor)
    messages.success(request, _("It is off the list."))
    return redirect("clients:duplicate-list")

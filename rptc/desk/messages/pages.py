"""`/messages/`: does the clock run, what waits, what could not be delivered. `/settings/offices/`: whom the unit
writes to by office."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rptc.accounts.access import requires
from rptc.accounts.presses import once
from rptc.desk.messages import actions, figures, lines
from rptc.desk.messages.forms import Filter, OfficeForm
from rptc.desk.messages.state import state
from rptc.notices.models import Notice
from rptc.places.models import Office

SEES, WRITES = "messages.see", "letters.write"


@require_safe
@requires(SEES)
def outbox(request):
    """The state of the job, and one list: what failed, what waits or what was delivered."""
    now, form = timezone.now(), Filter(request.GET)
    chosen, stands = form.chosen(), state(now)
    page, found = lines.page(request, chosen["state"], chosen["channel"], now)
    context = {
        "state": stands, "figures": figures.figures(stands), "page": page, "lines": found, "chosen": chosen,
        "form": Filter(initial=chosen), "chips": figures.chips(chosen), "tabs": figures.tabs(chosen, stands),
    }  # fmt: skip
    return render(request, "desk/messages/outbox.html", context)


@require_POST
@requires(SEES)
@once
def again(request, code):
    """It goes out with the next tick."""
    if actions.send_again(_message(code), by=request.actor):
        messages.success(request, _("It is sent again within a minute."))
    return redirect("desk:messages")


@require_POST
@requires(SEES)
@once
def by_hand(request, code):
    """Somebody called or went there."""
    if actions.by_hand(_message(code), by=request.actor):
        messages.success(request, _("Recorded as done by hand."))
    return redirect("desk:messages")


@require_safe
@requires(WRITES)
def offices(request):
    return render(request, "desk/messages/offices.html", {"offices": Office.objects.all()})


@require_http_methods(["GET", "HEAD", "POST"])
@requires(WRITES)
@once
def office(request, code):
    """Who holds it, and where it is reached."""
    found = get_object_or_404(Office, code=code)
    form = OfficeForm(request.POST or None, instance=found)
    if form.is_valid():
        actions.change_office(Office.objects.get(pk=found.pk), by=request.actor, **form.cleaned_data)
        messages.success(request, _("The office is saved."))
        return redirect("desk:offices")
    return render(request, "desk/messages/office.html", {"form": form, "office": found})


def _message(code):
    return get_object_or_404(Notice, code=code)

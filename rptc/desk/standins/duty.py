"""`/settings/duty/`: who is on duty now, this week and later; putting somebody on the roster and taking them off."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rptc.accounts.access import requires
from rptc.accounts.actions import duty
from rptc.accounts.models import Duty
from rptc.accounts.presses import once
from rptc.desk.standins import roster
from rptc.desk.standins.forms import OnDuty
from rptc.lib.refused import Refused
from rptc.ui.parts import Row
from rptc.ui.templatetags.show import wita

SEES, MAY = "clients.see_stays", "people.delegate"


@require_safe
@requires(SEES)
def index(request):
    """For everybody who sees the house; the unit head and a delegate change it."""
    now = timezone.now()
    context = {
        "now": now, "on_duty": Duty.objects.at(now).select_related("user"), "week": roster.week(now),
        "month": roster.month(now), "may": request.user.has_perm(MAY),
    }  # fmt: skip
    return render(request, "desk/standins/duty.html", context)


@requires(MAY)
@once
def new(request):
    """`?day=` fills in the usual hours of that night."""
    form = OnDuty(request.POST if request.method == "POST" else None, initial=OnDuty.night_of(_day(request)))
    if form.is_valid():
        try:
            made = duty.add(by=request.actor, **form.cleaned_data)
            return _back(request, _("%(name)s is on duty and told.") % {"name": made.user})
        except Refused as refused:
            form.add_error(None, refused.sentence)
    return render(request, "desk/standins/duty_new.html", {"form": form})


@requires(MAY)
@once
def end(request, code):
    row = get_object_or_404(Duty.objects.select_related("user"), code=code)
    if request.method == "POST":
        duty.end(row, by=request.actor)
        return _back(request, _("%(name)s is taken off duty and told.") % {"name": row.user})
    rows = [
        Row(_("Who is on duty"), str(row.user)),
        Row(_("From"), wita(row.starts_at)),
        Row(_("Until"), wita(row.ends_at)),
    ]
    return render(request, "desk/standins/duty_end.html", {"rows": rows})


def _day(request):
    """The day of the address where a duty can be on it, else today."""
    today = timezone.localdate()
    try:
        asked = parse_date(request.GET.get("day", "")) or today
    except ValueError:  # anything may stand in an address
        return today
    return asked if today <= asked <= today + duty.AHEAD else today


def _back(request, words):
    messages.success(request, words)
    return redirect("desk:duty-list")

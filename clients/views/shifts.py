"""The house from shift to shift: the log of a day, what is handed over, what stays open, the sheet for the night."""

from functools import partial

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from clients.actions import shift_reports
from clients.actions.refused import Refused
from clients.board import board
from clients.forms.house.shift import HandOver, Point, Settle
from clients.models import DayNote, OpenPoint, ShiftReport
from clients.shifts import Shift
from clients.views.acting import act, posted, the_house
from rptc import audit
from rptc.accounts.access import requires
from rptc.accounts.models import Duty
from rptc.accounts.presses import once
from rptc.clock import working

MAY = "clients.manage_stays"


@require_safe
@requires(MAY)
def log(request):
    """One day of the house, today unless `?day=`: notes, reports of its shifts, and the points that are open now."""
    house, day = the_house(), asked_day(request)
    start, end = working.start_of_day(day), working.start_of_day(day + timezone.timedelta(days=1))
    notes = DayNote.objects.visible_to(request.user).filter(facility=house).between(start, end)
    reports = ShiftReport.objects.filter(facility=house, day__range=(day - timezone.timedelta(days=1), day))
    audit.read("shift-log-opened", ("house", house.code, house.name), by=request.actor, day=str(day))
    context = {
        "house": house, "day": day, "before": day - timezone.timedelta(days=1),
        "after": day + timezone.timedelta(days=1) if day < timezone.localdate() else None,
        "notes": notes.select_related("stay__person"), "points": OpenPoint.objects.open().filter(facility=house),
        "reports": [(r, Shift(r.day, r.number)) for r in reports.select_related("giver", "reader")],
        "shift": Shift.at(), "me": request.user,
    }  # fmt: skip
    return render(request, "clients/shift/log.html", context)


@requires(MAY)
@once
def hand_over(request):
    """The word of this shift, or of the one before while nobody gave it."""
    house, shift = the_house(), Shift.at()
    given = ShiftReport.objects.filter(facility=house, day=shift.before.day, number=shift.before.number)
    late = timezone.now() - shift.starts < timezone.timedelta(hours=2) and not given.exists()
    shift = shift.before if late else shift
    form = HandOver(posted(request))
    return act(
        request, form, partial(shift_reports.hand_over, facility=house, shift=shift, by=request.actor),
        title=_("Hand over the shift"), verb=_("Hand over"), to=reverse("clients:shift-log"),
        said=_("The shift is handed over. The next one confirms having read it."), lead=shift.label,
        clean=lambda: form.given(),
    )  # fmt: skip


@require_POST
@requires(MAY)
@once
def read(request, code):
    """The next shift says that it read the report."""
    report = get_object_or_404(ShiftReport, code=code)
    try:
        shift_reports.read(report=report, by=request.actor)
        messages.success(request, _("You have read what the shift before you wrote."))
    except Refused as refused:
        messages.info(request, refused.sentence)
    return redirect("clients:shift-log")


@requires(MAY)
@once
def point(request):
    """Something the next shifts must see to."""
    house = the_house()
    return act(
        request, Point(posted(request)), partial(shift_reports.raise_point, facility=house, by=request.actor),
        title=_("Something to be seen to"), verb=_("Save"), to=reverse("clients:shift-log"), said=_("It stays open until settled."),
    )  # fmt: skip


@requires(MAY)
@once
def settle(request, code):
    """What came of a point."""
    row = get_object_or_404(OpenPoint, code=code)
    return act(
        request, Settle(posted(request)), partial(shift_reports.settle, point=row, by=request.actor), lead=row.text,
        title=_("Settle a point"), verb=_("Settle"), to=reverse("clients:shift-log"), said=_("The point is settled."),
    )  # fmt: skip


@require_safe
@requires(MAY)
def sheet(request):
    """One A4 for the night: who sleeps where, what matters tonight, who is out, what is held, what stays open."""
    now, house = timezone.now(), the_house()
    audit.read("night-sheet-opened", ("house", house.code, house.name), by=request.actor)
    context = {
        "houses": board(request.user, now), "now": now, "shift": Shift.at(now),
        "points": OpenPoint.objects.open(now).filter(facility=house),
        "on_duty": Duty.objects.at(now).select_related("user"),
    }  # fmt: skip
    return render(request, "clients/shift/sheet.html", context)


def asked_day(request):
    """The day of the address; today for none, and for one that cannot be."""
    try:
        day = parse_date(request.GET.get("day", ""))
    except ValueError:
        day = None
    return min(day, timezone.localdate()) if day and day.year > 2000 else timezone.localdate()

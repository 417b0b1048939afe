"""The house itself: its rooms and its dated capacity; and how full it was on any day."""

from django.db.models import Prefetch
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from clients import occupancy as read
from clients.board import board
from clients.models import Bed, Facility, Room
from clients.rooms import quality, whom
from clients.views.acting import the_house
from clients.views.shifts import asked_day
from rptc import audit
from rptc.accounts.access import requires
from rptc.sop.models import Limit

SEES, EDITS = "clients.see_stays", "clients.edit_house"


@require_safe
@requires(SEES)
def show(request):
    """Houses with their rooms and beds, those no longer in use last; and the dated capacity."""
    beds = Prefetch("beds", Bed.objects.order_by("retired_on", "id"))
    known = Room.objects.prefetch_related(beds).order_by("retired_on", "order", "id")
    houses = Facility.objects.order_by("-opened_on").prefetch_related(Prefetch("rooms", known))
    context = {
        "houses": [(house, [(room, whom(room), quality(room)) for room in house.rooms.all()]) for house in houses],
        "limits": Limit.objects.filter(code="facility_capacity").order_by("-valid_from"),
        "edits": request.user.has_perm(EDITS), "today": timezone.localdate(),
    }  # fmt: skip
    return render(request, "clients/house/house.html", context)


@require_safe
@requires(SEES)
def occupancy(request):
    """A month, day by day, with the days of which something was recorded later."""
    house, day = the_house(), asked_day(request)
    days = read.days_of(day.year, day.month)
    changed = read.corrected(house, days)
    rows = [(one, figures, one in changed) for one, figures in reversed(read.month(house, days))]
    first = days[0] if days else day.replace(day=1)
    following = (first + timezone.timedelta(days=32)).replace(day=1)
    context = {
        "house": house, "rows": rows, "month": first, "before": first - timezone.timedelta(days=1),
        "after": following if following <= timezone.localdate() else None,
    }  # fmt: skip
    return render(request, "clients/house/month.html", context)


@require_safe
@requires(SEES)
def day(request):
    """One day: the figure, what was recorded after it, and who slept where, by what the reader may see."""
    house, asked = the_house(), asked_day(request)
    at, figures = read.moment(asked), read.occupancy(house, asked)
    audit.read("occupancy-opened", ("house", house.code, house.name), by=request.actor, day=str(asked))
    context = {
        "house": house, "day": asked, "at": at, "figures": figures, "may": False,
        "changes": read.changes(house, asked, figures.people),
        "then": [one for one in board(request.user, at) if one.facility == house],
        "before": asked - timezone.timedelta(days=1),
        "after": asked + timezone.timedelta(days=1) if asked < timezone.localdate() else None,
    }  # fmt: skip
    return render(request, "clients/house/day.html", context)

"""The house itself: its capacity and rooms, kept by the unit head; and how full it was on any day."""

from functools import partial

from django.db.models import Prefetch
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from clients import occupancy as read
from clients.actions import rooms
from clients.board import board
from clients.forms.house.bed import Label, LastDay, NewRoom, Rules
from clients.models import Bed, Facility, Room, RoomPast
from clients.rooms import quality, whom
from clients.views.acting import act, posted
from clients.views.shifts import asked_day
from rptc import audit
from rptc.accounts.access import requires
from rptc.accounts.presses import once
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
    house, day = _open_house(), asked_day(request)
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
    house, asked = _open_house(), asked_day(request)
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


@requires(EDITS)
@once
def room_new(request, code):
    """A room, with numbered beds."""
    house = get_object_or_404(Facility.objects.open_on(), code=code)
    return act(
        request, NewRoom(posted(request)), partial(rooms.add_room, facility=house, by=request.actor), lead=house.name,
        title=_("Add a room"), verb=_("Add"), to=_page(), said=_("The room is added."),
    )  # fmt: skip


@requires(EDITS)
@once
def room_edit(request, code, house):
    """Its name and for whom it is, from now on."""
    room = _room(code, house)
    form = Rules(posted(request), initial={name: getattr(room, name) for name in RoomPast.RULES})
    return act(
        request, form, partial(rooms.change_room, room=room, by=request.actor), lead=room.name,
        title=_("Change a room"), verb=_("Save"), to=_page(), said=_("Saved. What it was before stays readable."),
    )  # fmt: skip


@requires(EDITS)
@once
def room_retire(request, code, house):
    """Its last day."""
    room = _room(code, house)
    return act(
        request, LastDay(posted(request)), partial(rooms.retire, thing=room, by=request.actor), lead=room.name,
        title=_("Close a room"), verb=_("Save"), to=_page(), said=_("The last day of the room is recorded."),
    )  # fmt: skip


@requires(EDITS)
@once
def room_bed(request, code, house):
    """One more bed."""
    room = _room(code, house)
    return act(
        request, Label(posted(request)), partial(rooms.add_bed, room=room, by=request.actor), lead=room.name,
        title=_("Add a bed"), verb=_("Add"), to=_page(), said=_("The bed is added."),
    )  # fmt: skip


def _room(code, house):
    return get_object_or_404(Room, code=code, facility__code=house)


def _page():
    return reverse("clients:house-show")


def _open_house():
    """The house in use now, opened last."""
    house = Facility.objects.open_on().order_by("-opened_on").first()
    if house is None:
        raise Http404
    return house

"""Rooms and beds, kept by the unit head."""

from functools import partial

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from clients.actions import rooms
from clients.forms.house.bed import Label, LastDay, NewRoom, Rules
from clients.models import Facility, Room, RoomPast
from clients.views.acting import act, posted
from rptc.accounts.access import requires
from rptc.accounts.presses import once

EDITS = "clients.edit_house"


@requires(EDITS)
@once
def new(request, code):
    """A room, with numbered beds."""
    house = get_object_or_404(Facility.objects.open_on(), code=code)
    return act(
        request, NewRoom(posted(request)), partial(rooms.add_room, facility=house, by=request.actor), lead=house.name,
        title=_("Add a room"), verb=_("Add"), to=_page(), said=_("The room is added."),
    )  # fmt: skip


@requires(EDITS)
@once
def edit(request, code, house):
    """Its name and for whom it is, from now on."""
    room = _room(code, house)
    form = Rules(posted(request), initial={name: getattr(room, name) for name in RoomPast.RULES})
    return act(
        request, form, partial(rooms.change_room, room=room, by=request.actor), lead=room.name,
        title=_("Change a room"), verb=_("Save"), to=_page(), said=_("Saved. What it was before stays readable."),
    )  # fmt: skip


@requires(EDITS)
@once
def retire(request, code, house):
    """Its last day."""
    room = _room(code, house)
    return act(
        request, LastDay(posted(request)), partial(rooms.retire, thing=room, by=request.actor), lead=room.name,
        title=_("Close a room"), verb=_("Save"), to=_page(), said=_("The last day of the room is recorded."),
    )  # fmt: skip


@requires(EDITS)
@once
def add_bed(request, code, house):
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

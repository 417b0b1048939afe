"""Rooms and beds of a house, kept by the unit head: added, renamed, retired on a day; what they were stays readable."""

from datetime import timedelta

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from clients.actions.refused import Refused
from clients.models import Bed, BedState, BedUse, Facility, Room, RoomPast
from rptc import audit
from rptc.clock import working
from rptc.flow import NotAllowed
from rptc.lib.codes import code
from rptc.lib.refused import saved


@transaction.atomic
def add_room(*, facility, beds=0, by, **rules):
    """A new room with `beds` numbered beds, in use from today; `rules` are RoomPast.RULES. Returns the Room."""
    _may(by)
    facility = Facility.objects.select_for_update(no_key=True).get(pk=facility.pk)
    order = (facility.rooms.aggregate(last=Max("order"))["last"] or 0) + 1
    room = Room(facility=facility, code=code(), order=order, opened_on=timezone.localdate(), **rules)
    saved(room, refuse=Refused)
    audit.record("room-added", ("room", room.code, room.name), by=by)
    for n in range(1, beds + 1):
        add_bed(room=room, label=f"{n:02}", by=by)
    return room


@transaction.atomic
def change_room(*, room, by, **rules):
    """Another name or other rules from now on; what it was is kept with the moment. Returns the Room."""
    _may(by)
    room = Room.objects.select_for_update(no_key=True).get(pk=room.pk)
    was = {name: getattr(room, name) for name in RoomPast.RULES}
    if was == was | rules:
        return room
    for name, value in rules.items():
        setattr(room, name, value)
    saved(room, refuse=Refused)
    RoomPast.objects.create(room=room, changed_by=by.label, **was)
    changed = sorted(name for name in rules if rules[name] != was[name])
    audit.record("room-changed", ("room", room.code, room.name), by=by, fields=changed)
    return room


@transaction.atomic
def add_bed(*, room, label, by):
    """One more bed, in use from today. Returns the Bed."""
    _may(by)
    bed = Bed(room=room, label=label, code=code(), opened_on=timezone.localdate())
    saved(bed, refuse=Refused)
    audit.record("bed-added", ("bed", bed.code, str(bed)), by=by)
    return bed


@transaction.atomic
def relabel(*, bed, label, by):
    """Another number on a bed that stands where it stood. Returns the Bed."""
    _may(by)
    bed = Bed.objects.select_for_update(no_key=True, of=("self",)).select_related("room").get(pk=bed.pk)
    if label != bed.label:
        bed.label = label
        saved(bed, refuse=Refused)
        audit.record("bed-changed", ("bed", bed.code, str(bed)), by=by)
    return bed


@transaction.atomic
def retire(*, thing, last_day, by):
    """A Room or Bed is used until a WITA date, that day included. Refused while somebody sleeps there or it is held beyond
    that day. Returns it."""
    _may(by)
    beds = Bed.objects.filter(room=thing) if isinstance(thing, Room) else Bed.objects.filter(pk=thing.pk)
    beds = list(beds.select_for_update(no_key=True).order_by("pk"))
    thing = type(thing).objects.get(pk=thing.pk)
    if thing.retired_on:
        raise Refused(_("This is no longer in use."), thing)
    if last_day < timezone.localdate() - timedelta(days=1) or last_day < (thing.opened_on or last_day):
        raise Refused(_("Choose yesterday or a day to come."), thing)
    after = DateTimeTZRange(working.end_of_day(last_day), None)
    if BedUse.objects.filter(bed__in=beds, during__overlap=after).exists():
        raise Refused(_("Somebody sleeps there: give them another bed first."), thing)
    if BedState.objects.filter(bed__in=beds, kind=BedState.Kind.RESERVED, during__overlap=after).exists():
        raise Refused(_("A bed there is held: release it first."), thing)
    thing.retired_on = last_day
    thing.save(update_fields=["retired_on"])
    kind = thing._meta.model_name
    audit.record(f"{kind}-retired", (kind, thing.code, str(thing)), by=by, last_day=str(last_day))
    return thing


def _may(by):
    if not by.may("clients.edit_house"):
        raise NotAllowed("house")

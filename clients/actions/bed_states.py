"""Beds nobody sleeps in: held, clean again, out of order, in order again. The bed is locked, as by whoever admits."""

from datetime import timedelta

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.utils import timezone
from django.utils.translation import gettext as _

from clients.actions import stay_checks as check
from clients.actions import stay_ends as end
from clients.actions import stay_locks as lock
from clients.actions.refused import Refused
from clients.actions.stay_checks import Taken, WrongPlace, WrongTime
from clients.models import Bed, BedState, BedUse
from rptc import audit
from rptc.flow import NotAllowed

LONGEST = timedelta(days=7)
ENDS = {"reserved": "released", "cleaning": "clean", "out_of_order": "mended"}
Kind = BedState.Kind


class WrongEnd(WrongTime):
    """Until when, stated, cannot be."""

    field = "until"


@transaction.atomic
def hold(*, bed, until, person=None, about=("", "", ""), by):
    """Keep a bed for a `person`, or for what `about` names (kind, code, label), from now until a moment (aware, at most a
    week ahead). Nobody has to end it. Returns the BedState; raises Refused."""
    now = _begin(by)
    if not now < until <= now + LONGEST:
        raise WrongEnd(_("Write a time to come, at most seven days ahead."))
    bed = _locked(bed, now)
    if bed.states.at(now).filter(kind=Kind.OUT_OF_ORDER).exists():
        raise WrongPlace(_("This bed is out of order: choose another one."), bed)
    if bed.states.at(now).filter(kind=Kind.RESERVED).exists():
        raise Taken(_("This bed is held already."), bed)
    if person:
        strict = [f for f in check.rooms.misfits(person, bed.room, timezone.localdate(now)) if f.strict]
        check.answered(strict, "held", by)
    kind, code, label = about
    named = {"about_kind": kind, "about_code": code, "about_label": label}
    return _made(bed, Kind.RESERVED, DateTimeTZRange(now, until), by, person=person, **named)


@transaction.atomic
def out_of_order(*, bed, reason, until=None, by, at=None):
    """Nobody can sleep in a bed since `at` (default now), until a moment or until it is in order again."""
    _begin(by)
    since = check.moment(at)
    if until and until <= since:
        raise WrongEnd(_("The end lies before the beginning. Change one of them."))
    if not (reason or "").strip():
        raise Refused(_("Say what is wrong with the bed."))
    bed = _locked(bed, since)
    for hold in bed.states.at().filter(kind=Kind.RESERVED):
        raise Taken(_("This bed is held: release it first."), hold)
    return _made(bed, Kind.OUT_OF_ORDER, DateTimeTZRange(since, until), by, reason=reason.strip())


@transaction.atomic
def over(*, state, by):
    """Whatever a bed waited for is done: it is released, clean, or in order again, from now on. Returns the BedState."""
    now = _begin(by)
    Bed.objects.select_for_update(no_key=True).get(pk=state.bed_id)
    state = BedState.objects.select_related("bed").get(pk=state.pk)
    if not state.holds(now):
        raise Refused(_("Somebody was faster: this has ended already."), state)
    end.state(state, now, ENDS[state.kind], by)
    audit.record(f"bed-{state.outcome}", ("bed", state.bed.code, str(state.bed.label)), by=by)
    return state


def _begin(by):
    if not by.may("clients.manage_stays"):
        raise NotAllowed("bed")
    return timezone.now()


def _locked(bed, since):
    """The bed, locked; nobody sleeps in it then or later."""
    bed = Bed.objects.select_for_update(no_key=True, of=("self",)).select_related("room").get(pk=bed.pk)
    if BedUse.objects.filter(bed=bed, during__overlap=DateTimeTZRange(since, None)).exists():
        raise Taken(_("Somebody sleeps in this bed."), bed)
    return bed


def _made(bed, kind, during, by, **more):
    row = BedState(
        bed=bed, kind=kind, during=during, recorded_by=by.label, recorded_at=timezone.now(), **more
    )
    lock.written(row.save)
    audit.record(f"bed-{kind}", ("bed", bed.code, bed.label), by=by, state=row.code)
    return row

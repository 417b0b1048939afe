"""From shift to shift: the outgoing officer writes, another one confirms having read, open points go on until settled."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from clients.actions.refused import Refused
from clients.models import Facility, OpenPoint, ShiftReport
from rptc import audit
from rptc.flow import NotAllowed


@transaction.atomic
def hand_over(*, facility, shift, text, points=(), by):
    """The word of a shift to the next, and new open `points`; once a shift. Returns the ShiftReport."""
    _may(by)
    if not (text or "").strip():
        raise Refused(_("Write what the next shift has to know."))
    if shift.starts > timezone.now():
        raise Refused(_("This shift has not begun."))
    _locked(facility)
    if known := ShiftReport.objects.filter(facility=facility, day=shift.day, number=shift.number).first():
        raise Refused(_("This shift has been handed over already. Add an open point instead."), known)
    report = ShiftReport.objects.create(
        facility=facility, day=shift.day, number=shift.number, text=text.strip(), giver=by.user
    )
    for point in points:
        raise_point(facility=facility, text=point, by=by)
    _told("shift-handed-over", facility, by, day=str(shift.day), number=shift.number)
    return report


@transaction.atomic
def read(*, report, by):
    """The incoming officer confirms having read it: somebody else than who wrote it. Reading twice changes nothing."""
    _may(by)
    report = ShiftReport.objects.select_for_update(of=("self",)).select_related("facility").get(pk=report.pk)
    if report.read_at:
        return report
    if report.giver_id == by.user.pk:
        raise Refused(_("Somebody else of the next shift confirms this."), report)
    report.read_at, report.reader = timezone.now(), by.user
    report.save(update_fields=["read_at", "reader"])
    _told("shift-report-read", report.facility, by, day=str(report.day), number=report.number)
    return report


@transaction.atomic
def raise_point(*, facility, text, by):
    """Something the next shift must see to. Returns the OpenPoint."""
    _may(by)
    if not (text or "").strip():
        raise Refused(_("Write what has to be seen to."))
    point = OpenPoint.objects.create(
        facility=facility, text=text.strip(), outcome="", raised_by=by.label, raised_at=timezone.now()
    )
    _told("open-point-raised", facility, by, point=point.code)
    return point


@transaction.atomic
def settle(*, point, outcome, by):
    """What came of it; it goes over to no further shift. Returns the point."""
    _may(by)
    if not (outcome or "").strip():
        raise Refused(_("Write what came of it."))
    point = OpenPoint.objects.select_for_update(of=("self",)).select_related("facility").get(pk=point.pk)
    if point.settled_at:
        raise Refused(_("Somebody was faster: this is settled."), point)
    point.settled_at, point.settled_by, point.outcome = timezone.now(), by.label, outcome.strip()
    point.save(update_fields=["settled_at", "settled_by", "outcome"])
    _told("open-point-settled", point.facility, by, point=point.code)
    return point


def _may(by):
    if not by.may("clients.manage_stays"):
        raise NotAllowed("shift")


def _locked(facility):
    """Two who hand over one shift come one after the other."""
    Facility.objects.select_for_update(no_key=True).get(pk=facility.pk)


def _told(verb, facility, by, **ids):
    audit.record(verb, ("house", facility.code, facility.name), by=by, **ids)

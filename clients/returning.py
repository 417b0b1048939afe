"""What the unit knows of somebody who comes again: said at the intake, before anything else is asked (domain §4)."""

from django.utils import timezone
from django.utils.translation import gettext as _

from clients import lists
from clients.models import Assessment, Belonging, Episode, Plan
from clients.relapse import NONE, WINDOW
from rptc.sop.models import Limit, NoLimit
from rptc.ui.parts import Row
from rptc.ui.templatetags.show import day


def known(person, arrived_at=None):
    """Rows of what is known of `person` from earlier cases; [] when there was none."""
    cases = list(Episode.objects.of(person).counted().select_related("case_worker"))
    ended = [case for case in cases if not case.is_open]
    if not ended:
        return []
    last = max(ended, key=lambda case: case.closed_at)
    rows = [
        Row(_("Last case"), _("%(number)s, arrived %(day)s, worker %(worker)s") % {
            "number": last.number, "day": day(last.arrival_date), "worker": last.case_worker,
        }),
        Row(_("How it ended"), _ending(last)),
        _return(last, arrived_at or timezone.now()),
        *_left_over(person, cases),
    ]  # fmt: skip
    return [row for row in rows if row]


def relapsed(case, cases):
    """Days since the case before ended, where `case` is a return within the window; else None. `cases`: of the person."""
    if case is None or case.state == Episode.State.VOID:
        return None
    ended = [
        one.closed_at for one in cases
        if one.pk != case.pk and one.state == Episode.State.CLOSED and one.exit_type != NONE and one.closed_at <= case.arrived_at
    ]  # fmt: skip
    return _within(max(ended), case.arrived_at) if ended else None


def _within(ended, arrived):
    """Days between, or None when they are more than the limit of the arrival's day."""
    today = timezone.localdate(arrived)
    try:
        limit = Limit.objects.in_force(WINDOW, on=today).value
    except NoLimit:
        return None
    days = (today - timezone.localdate(ended)).days
    return days if days <= limit else None


def _ending(case):
    how = lists.EXITS.label(case.exit_type) if case.exit_type else _("not recorded")
    return f"{how}, {day(timezone.localdate(case.closed_at))}"


def _return(last, arrived):
    if last.exit_type == NONE or (days := _within(last.closed_at, arrived)) is None:
        return None
    return Row(_("Return"), tag=_("Relapse: back after %(n)d days") % {"n": days}, kind="warning")


def _left_over(person, cases):
    """Warnings, a restricted file, the last risk, things still kept."""
    alerts = [f"{alert}: {alert.instruction}" for alert in person.alerts.filter(ended_at__isnull=True)]
    yield Row(_("Warnings still open"), alerts, kind="danger") if alerts else None
    yield Row(_("File"), tag=_("Restricted"), kind="danger") if person.restricted else None
    risk = (
        Assessment.objects.filter(episode__in=cases, finished_at__isnull=False)
        .order_by("-finished_at")
        .first()
    )
    yield Row(_("Last risk"), Assessment.Band(risk.band).label) if risk else None
    things = Belonging.objects.kept().filter(episode__in=cases)
    yield Row(_("Things still kept"), [str(thing) for thing in things[:10]]) if things else None
    if plan := Plan.objects.filter(episode__in=cases).order_by("-made_at").first():
        yield Row(
            _("Earlier plan"),
            _("of %(day)s, in the file under Plan") % {"day": day(timezone.localdate(plan.made_at))},
        )
    yield Row(_("Earlier commitment of the family"), _("Not kept in this system yet: ask the case worker"))

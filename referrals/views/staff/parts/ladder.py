"""The ladder of the promise in force: a check only for what a person has done, never for what is queued."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from referrals.models import RungDone
from rptc.clock import working
from rptc.sop.models import Rung
from rptc.ui import parts

WHO = {
    "case_worker": gettext_lazy("Social worker"), "unit_head": gettext_lazy("Unit head"),
    "duty_officer": gettext_lazy("Duty officer"), "administration": gettext_lazy("Administration"),
    "dinas_head": gettext_lazy("Head of the social office"), "partner_head": gettext_lazy("Head of the partner"),
    "partner_contact": gettext_lazy("Partner's contact"), "partner_second_contact": gettext_lazy("Partner's second contact"),
}  # fmt: skip


def ladder(promise, notices, now):
    """Rungs of a promise from its table, with what became of them; empty without a promise. Two statements."""
    if promise is None:
        return []
    today = timezone.localdate(now)
    table = Rung.objects.filter(clock=promise.clock, owed_by=promise.owed_by)
    done = {row.rung: row for row in RungDone.objects.filter(promise=promise, due=promise.due)}
    held = [r for r in table if _shown(r, done.get(r.code), promise, today)]
    coming = next((r for r in held if r.code not in done), None)
    return [_rung(r, promise, done.get(r.code), notices, r is coming) for r in held]


def _rung(rung, promise, climbed, notices, coming):
    when = climbed.at if climbed else _moment(rung, promise, coming)
    lines = _lines(rung, promise, notices) if climbed else []
    return parts.Rung(_name(rung), _to(rung, climbed, lines), when, _done_at(lines), coming)


def _name(rung):
    sign = "+" if rung.offset > 0 else "−" if rung.offset < 0 else ""
    return _("D%(sign)s%(n)s") % {"sign": sign, "n": abs(rung.offset) or ""}


def _to(rung, climbed, lines):
    words = ", ".join(str(WHO[name]) for name in rung.audience)
    if climbed and climbed.state == RungDone.State.SKIPPED:
        return _("%(who)s: passed over") % {"who": words}
    if any(line.state == "queued" for line in lines):
        return _("%(who)s: queued") % {"who": words}
    return words


def _lines(rung, promise, notices):
    start = f"rung:{promise.pk}:{promise.due:%Y%m%d%H%M}:{rung.code}:"
    return [line for line in notices if line.key.startswith(start) and ":told:" not in line.key]


def _done_at(lines):
    """The last of a rung's lines, once none waits."""
    if not lines or any(line.state == "queued" for line in lines):
        return None
    return max((line.done_at for line in lines if line.state == "done"), default=None)


def _moment(rung, promise, coming):
    """When it will come; counting working days reads the calendar, so that is done for the next one only."""
    if rung.offset_unit == working.WORKING_DAY and not coming:
        return None
    return working.shifted(promise.due, rung.offset, rung.offset_unit)


def _too_early(rung, promise):
    """Rungs whose moment lay before the promise was made are left out (referrals.ladder); none of working days is."""
    if rung.offset_unit == working.WORKING_DAY:
        return False
    moment = working.shifted(promise.due, rung.offset, rung.offset_unit)
    return moment < max(promise.made_at, promise.due_set_at)


def _shown(rung, climbed, promise, today):
    """A step by the row of the day on which it was said, or of today while it is to come."""
    if climbed:
        return rung.holds(timezone.localdate(climbed.at))
    return rung.holds(today) and not _too_early(rung, promise)

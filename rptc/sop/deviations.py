"""Departing from a limit or a step, on record: recorded when done, or asked for in advance and decided once."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from rptc import audit
from rptc.flow import NotAllowed
from rptc.lib.refused import Refused
from rptc.sop.models import Deviation

DECIDES = "deviations.decide"
FARTHEST = timedelta(days=366)


def deviate(rule, about, *, reason, by, approved=False, at=None, called=""):
    """Record that `rule` was departed from for `about`, with a reason; `approved` when `by` may approve it.

    `called` is the number people know it by, where its own code says nothing to them.
    """
    at = at or timezone.now()
    approval = {"approved_at": at, "approved_by": by.label} if approved else {}
    return _recorded(rule, about, "deviation-recorded", reason, by, at, called, **approval)


@transaction.atomic
def ask(rule, about, *, until, reason, by, at=None):
    """Ask in advance to depart from `rule` for `about` until a WITA date; whoever may approve it does so at once.

    Returns the Deviation. Raises Refused: no reason, a day that is past or more than a year ahead, asked already.
    """
    at, today = at or timezone.now(), timezone.localdate()
    if not reason.strip():
        raise Refused(_("Say why the rule cannot be kept."), "reason")
    if not today <= until <= today + FARTHEST:
        raise Refused(_("Choose a day from today on, within a year."), "until")
    if _alike(rule, about).waiting().in_advance().exists():
        raise Refused(_("This is asked already and waits for the unit head."))
    approval = {"approved_at": at, "approved_by": by.label} if by.may(DECIDES) else {}
    return _recorded(rule, about, "deviation-asked", reason.strip(), by, at, until=until, **approval)


@transaction.atomic
def approve(deviation, *, by, note="", at=None):
    """Say yes, before or after the fact; returns it. Approving twice changes nothing; Refused after a no."""
    row = _held(deviation, by)
    if row.approved_at:
        return row
    if row.refused_at:
        raise Refused(_("This was refused already. Ask anew."))
    row.approved_at, row.approved_by, row.decision = at or timezone.now(), by.label, note.strip()
    return _decided(row, "deviation-approved", by)


@transaction.atomic
def refuse(deviation, *, reason, by, at=None):
    """Say no, with a reason; what was done stays on record. Returns it. Refused after a yes."""
    row = _held(deviation, by)
    if row.refused_at:
        return row
    if row.approved_at:
        raise Refused(_("This was approved already."))
    if not reason.strip():
        raise Refused(_("Say why it is refused."), "reason")
    row.refused_at, row.refused_by, row.decision = at or timezone.now(), by.label, reason.strip()
    return _decided(row, "deviation-refused", by)


def _recorded(rule, about, verb, reason, by, at, called="", **more):
    made = Deviation.objects.create(
        rule=rule, about_kind=about._meta.model_name, about_code=about.code, about_label=(called or str(about))[:60],
        reason=reason, recorded_at=at, recorded_by=by.label, actor_id=by.id, **more,
    )  # fmt: skip
    audit.record(verb, about, by=by, rule=rule)
    return made


def _alike(rule, about):
    return Deviation.objects.about(about._meta.model_name, [about.code]).filter(rule=rule)


def _held(deviation, by):
    if not by.may(DECIDES):
        raise NotAllowed(DECIDES)
    return Deviation.objects.select_for_update().get(pk=deviation.pk)


def _decided(row, verb, by):
    row.save()
    about = (row.about_kind, row.about_code, row.about_label)
    audit.record(verb, about, by=by, rule=row.rule)
    return row

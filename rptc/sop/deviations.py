"""Departing from a limit or a step, on record."""

from django.utils import timezone

from rptc import audit
from rptc.sop.models import Deviation


def deviate(rule, about, *, reason, by, approved=False, at=None):
    """Record that `rule` was departed from for `about`, with a reason; `approved` when `by` may approve it."""
    at = at or timezone.now()
    approval = {"approved_at": at, "approved_by": by.label} if approved else {}
    made = Deviation.objects.create(
        rule=rule, about_kind=about._meta.model_name, about_code=about.code, about_label=str(about)[:60],
        reason=reason, recorded_at=at, recorded_by=by.label, **approval,
    )  # fmt: skip
    audit.record("deviation-recorded", about, by=by, rule=rule)
    return made

"""What the unit head says of an urgent referral that the duty worker sent: approved afterwards, or an objection."""

from django.utils.translation import gettext as _

from referrals import telling
from referrals.actions.locks import whole
from referrals.models import Referral
from referrals.refusals import moment, required
from rptc import audit
from rptc.flow import NotAllowed, NotNow
from rptc.sop.models import Deviation


@whole
def approve_afterwards(referral, *, by, at=None):
    """The unit head approves what the duty worker sent; returns the deviations approved."""
    at, row = moment(at), _sent_unapproved(referral, "approve_afterwards", by)
    row.approved_at = at
    row.save(update_fields=["approved_at"])
    waiting = Deviation.objects.filter(about_kind="referral", about_code=row.code, approved_at__isnull=True)
    count = waiting.update(approved_at=at, approved_by=by.label)
    telling.forget(row, "to-approve")
    audit.record("referral-approved-afterwards", row, by=by)
    referral.refresh_from_db()
    return count


@whole
def object_urgent(referral, *, note, by, at=None):
    """The unit head disagrees with what the duty worker sent. It stays sent, its deviations stay unapproved, and the
    worker is told. Returns the Referral."""
    at, note = moment(at), required(note, _("Say why you disagree."))
    row = _sent_unapproved(referral, "object_urgent", by)
    row.objected_at, row.objected_by, row.objection = at, by.label, note[:500]
    row.save(update_fields=["objected_at", "objected_by", "objection"])
    telling.forget(row, "to-approve")
    telling.worker(row, "objected", f"{row.pk}", now=at)
    audit.record("referral-objected", row, by=by)
    referral.refresh_from_db()
    return referral


def _sent_unapproved(referral, verb, by):
    """The row, locked: sent before approval, and not decided by the unit head."""
    if not by.may("referrals.approve"):
        raise NotAllowed(verb)
    row = Referral.objects.select_for_update(of=("self",)).get(pk=referral.pk)
    if row.sent_at is None or row.approved_at or row.objected_at:
        raise NotNow(verb, row.state)
    return row

"""From a draft to the partner: submit, return, send; and the approval afterwards of what could not wait."""

from django.utils import timezone
from django.utils.translation import gettext as _

from referrals import bell, gate, telling
from referrals.actions import links, promises
from referrals.actions.locks import whole
from referrals.models import Referral
from referrals.refusals import Refused, moment, required
from rptc import audit
from rptc.flow import NotAllowed, NotNow, perform
from rptc.sop.deviations import deviate
from rptc.sop.models import Deviation


@whole
def submit(referral, *, gate_reason="", by, at=None):
    """The worker asks the unit head; `gate_reason` where the gate finds something and the draft says nothing yet."""
    at = moment(at)
    entry = perform(referral, "submit", by=by, at=at)
    _settle_gate(referral, at, gate_reason)
    telling.head(referral, "submitted", entry.pk, urgent=referral.urgent, now=at)
    audit.record("referral-submitted", referral, by=by)
    return entry


@whole
def send_back(referral, *, note, by, at=None):
    """The unit head returns it to the worker, saying why."""
    at, note = moment(at), required(note, _("Say what has to change."))
    entry = perform(referral, "send_back", by=by, at=at, reason=note)
    telling.forget(referral, "submitted")
    telling.worker(referral, "sent-back", entry.pk, now=at)
    audit.record("referral-sent-back", referral, by=by)
    return entry


@whole
def approve_and_send(referral, *, gate_reason="", by, at=None):
    """Send to the partner: promises, the first contact's link and a WhatsApp line are made.

    An urgent referral may be sent by the duty worker; approval then comes afterwards and both facts are deviations.
    Raises Refused when the calendar does not reach, or when the gate found something and no reason is given.
    """
    at, approved = moment(at), by.may("referrals.approve")
    entry = perform(referral, "send", by=by, at=at, approved=approved)
    _settle_gate(referral, at, gate_reason)
    promises.make_at_sending(referral, at)
    _deviations(referral, by, approved, at)
    _open_the_door(referral, entry, by, at)
    if not approved:
        telling.head(referral, "to-approve", entry.pk, urgent=True, now=at)
    if referral.urgent:
        bell.ring_urgent(referral, at)
    audit.record("referral-sent", referral, by=by, partner=referral.partner.code, gate=referral.gate)
    return entry


@whole
def approve_afterwards(referral, *, by, at=None):
    """The unit head approves what the duty worker sent; returns the deviations approved."""
    at = moment(at)
    if not by.may("referrals.approve"):
        raise NotAllowed("approve_afterwards")
    row = Referral.objects.select_for_update(of=("self",)).get(pk=referral.pk)
    if row.sent_at is None or row.approved_at:
        raise NotNow("approve_afterwards", row.state)
    row.approved_at = at
    row.save(update_fields=["approved_at"])
    waiting = Deviation.objects.filter(about_kind="referral", about_code=row.code, approved_at__isnull=True)
    count = waiting.update(approved_at=at, approved_by=by.label)
    telling.forget(row, "to-approve")
    audit.record("referral-approved-afterwards", row, by=by)
    referral.refresh_from_db()
    return count


def _settle_gate(referral, at, gate_reason=""):
    """What the gate finds today stands on the referral, with the reason for going all the same."""
    day = timezone.localdate(at)
    if referral.partner.ended_on:
        raise Refused(_("This partner no longer works with the unit."))
    referral.gate = gate.findings(referral.episode, referral.partner, referral.service, day)
    referral.gate_reason = (gate_reason or referral.gate_reason).strip()
    if referral.gate and not referral.gate_reason:
        raise Refused(_("Say why this partner all the same: something speaks against it."))
    referral.save(update_fields=["gate", "gate_reason"])


def _deviations(referral, by, approved, at):
    for finding in referral.gate:
        deviate(
            f"referral_gate_{finding}", referral, reason=referral.gate_reason, by=by, approved=approved, at=at
        )
    if not approved:
        deviate("referral_approval", referral, reason=_("Urgent: sent before approval."), by=by, at=at)


def _open_the_door(referral, entry, by, at):
    contact = referral.partner.contacts.active().first()
    if contact:
        links.make(referral, contact, by=by, at=at)
    telling.forget(referral, "submitted")
    telling.partner(referral, "sent", entry.pk, urgent=referral.urgent, now=at)

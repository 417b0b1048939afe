"""From a draft to the partner: submit, return, send."""

from django.utils import timezone
from django.utils.translation import gettext as _

from referrals import basis, bell, gate, grouping, telling
from referrals.actions import links, promises
from referrals.actions.locks import whole
from referrals.models import Referral
from referrals.refusals import Refused, moment, required
from rptc import audit
from rptc.flow import perform
from rptc.sop.deviations import deviate


@whole
def submit(referral, *, gate_reason="", by, at=None, alone=True):
    """The worker asks the unit head; `gate_reason` where the gate finds something and the draft says nothing yet.
    What is shared needs its legal basis. Of several (`alone` is False) the unit head hears from their group."""
    at = moment(at)
    entry = perform(referral, "submit", by=by, at=at)
    _settle_gate(referral, at, gate_reason)
    basis.settle(referral, timezone.localdate(at))
    if alone:
        telling.head(referral, "submitted", entry.pk, urgent=referral.urgent, now=at)
    audit.record("referral-submitted", referral, by=by)
    return entry


@whole
def send_back(referral, *, note, by, at=None):
    """The unit head returns it to the worker, saying why."""
    at, note = moment(at), required(note, _("Say what has to change."))
    entry = perform(referral, "send_back", by=by, at=at, reason=note)
    telling.forget(referral, "submitted")
    grouping.hush(referral, now=at)
    telling.worker(referral, "sent-back", entry.pk, now=at)
    audit.record("referral-sent-back", referral, by=by)
    return entry


@whole
def approve_and_send(referral, *, gate_reason="", by, at=None, alone=True):
    """Send to the partner: promises, the first contact's link and, when it goes `alone`, a WhatsApp line are made.

    An urgent referral may be sent by the duty worker; approval then comes afterwards and both facts are deviations.
    Raises Refused when the calendar does not reach, or when the gate found something and no reason is given.
    """
    at, approved = moment(at), by.may("referrals.approve")
    entry = perform(referral, "send", by=by, at=at, approved=approved)
    _settle_gate(referral, at, gate_reason)
    basis.settle(referral, timezone.localdate(at))
    promises.make_at_sending(referral, at)
    _deviations(referral, by, approved, at)
    _open_the_door(referral, by, at)
    if alone:
        announce(referral, "sent", entry.pk, approved, at)
    audit.record("referral-sent", referral, by=by, partner=referral.partner.code, gate=referral.gate)
    return entry


def announce(referral, what, key, approved, at, **said):
    """Tell the partner; the unit head what was sent unapproved; at any hour whoever an urgent one concerns. Several
    sent at once are announced by the first of them, as `group-sent`."""
    telling.partner(referral, what, key, urgent=referral.urgent, now=at, **said)
    if not approved:
        telling.head(referral, "to-approve", key, urgent=True, now=at)
    if referral.urgent:
        bell.ring_urgent(referral, at)


def _settle_gate(referral, at, gate_reason=""):
    """What the gate finds today stands on the referral, with the reason for going all the same."""
    day = timezone.localdate(at)
    if referral.partner.ended_on:
        raise Refused(_("This partner no longer works with the unit."))
    others = (
        Referral.objects.running().filter(partner=referral.partner).exclude(pk=referral.pk)
    )  # it is sent already
    served = others.count() if referral.partner.capacity is not None else 0
    referral.gate = gate.findings(referral.episode, referral.partner, referral.service, day, served)
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


def _open_the_door(referral, by, at):
    contact = referral.partner.contacts.active().first()
    if contact:
        links.make(referral, contact, by=by, at=at)
    telling.forget(referral, "submitted")
    grouping.hush(referral, now=at)

"""One act on several members of a group. Each member moves by itself, by the verb of a single referral; what a single
one would tell, the first of them tells for all, once. Each returns the Outcome of `groups.each`."""

from functools import partial

from django.db import transaction

from referrals import telling
from referrals.actions import groups, handovers, journeys, lifecycle
from referrals.actions.groups import Outcome
from referrals.actions.sending import announce
from referrals.models import LIVE, Leg, Side
from referrals.refusals import moment


@transaction.atomic
def submit(members, *, gate_reason="", by, at=None):
    """Drafts go to the unit head, who hears of them once."""
    at = moment(at)
    found = groups.each(members, partial(_submit, gate_reason=gate_reason, by=by, at=at))
    if found.done:
        lead, entry = found.done[0]
        telling.head(lead, _what(found, "submitted"), entry.pk, urgent=lead.urgent, now=at, **_said(found))
    return found


@transaction.atomic
def send(members, *, gate_reason="", by, at=None):
    """Approved and sent; the partner gets one message with one link. Urgent ones as the duty worker may."""
    at = moment(at)
    reason = {"gate_reason": gate_reason, "by": by, "at": at, "alone": False}
    found = groups.each(members, lambda member: lifecycle.approve_and_send(member, **reason))
    if found.done:
        lead, entry = found.done[0]
        announce(lead, _what(found, "sent"), entry.pk, by.may("referrals.approve"), at, **_said(found))
    return found


@transaction.atomic
def plan(members, *, leg, by, at=None, **journey):
    """One journey for several."""
    at = moment(at)
    found = groups.each(
        members, lambda member: journeys.plan(member, leg=leg, by=by, at=at, alone=False, **journey)
    )
    if found.done:
        lead, made = found.done[0]
        telling.partner(lead, _what(found, "journey-planned"), made.pk, leg=str(leg), now=at, **_said(found))
    return found


@transaction.atomic
def cancel(members, *, note, by, at=None):
    """Several are taken back; a partner that knows of them is told once."""
    at = moment(at)
    found = groups.each(
        members, lambda member: lifecycle.cancel(member, note=note, by=by, at=at, alone=False)
    )
    known = [(member, entry) for member, entry in found.done if entry.source in LIVE]
    if known:
        lead, entry = known[0]
        told = Outcome(known, [])
        telling.partner(lead, _what(told, "cancelled"), entry.pk, now=at, **_said(told))
    return found


def accept(members, *, by, at=None, **how):
    """The partner takes several."""
    return groups.each(members, lambda member: lifecycle.accept(member, by=by, at=at, **how))


def hand_over(members, *, by, at=None, **half):
    """The partner confirms that several came."""
    half |= {"leg": Leg.THERE, "side": Side.PARTNER, "by": by, "at": at}
    return groups.each(members, lambda member: handovers.confirm(member, **half))


def _submit(member, *, gate_reason, by, at):
    return lifecycle.submit(member, gate_reason=gate_reason, by=by, at=at, alone=False)


def _what(found, name):
    """One that is left by itself is told like any other."""
    return f"group-{name}" if len(found.done) > 1 else name


def _said(found):
    lead = found.members[0]
    return {"n": len(found.done), "group": lead.group.code if lead.group else ""}

"""Needs: asked for, decided by the unit head, delivered by the unit or a partner, or no longer needed. What is urgent is
delivered without waiting for a decision."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from clients.actions.plan import checks as check
from clients.actions.refused import Refused
from clients.models import Need
from rptc import audit
from rptc.lib.refused import saved

State = Need.State


@transaction.atomic
def ask(
    *,
    episode,
    kind,
    quantity=1,
    size="",
    note="",
    urgent=False,
    shared=False,
    value=None,
    funding="",
    by,
    at=None,
):
    """Ask for something; `size` is what whoever buys it has to know, `value` an estimate in rupiah. Returns the Need."""
    check.allowed(by, check.GIVE)
    at, case = check.moment(at), check.open_case(episode)
    if kind == "other" and not note.strip():
        raise check.Wrong("note", _("Say what is needed."))
    row = Need(
        episode=case, kind=kind, quantity=quantity, size=size.strip(), note=note.strip(), urgent=urgent, shared=shared,
        value=value, funding=funding, stated_at=at, requested_by=by.label,
    )  # fmt: skip
    saved(row, refuse=Refused)
    _told("need-asked", row, by, at)
    return row


@transaction.atomic
def decide(need, *, approve, reason="", by, at=None):
    """The unit head approves, or refuses with a reason. Of two the first counts. Returns the Need."""
    check.allowed(by, check.APPROVE)
    at, row = (
        check.moment(at),
        _in(need, [State.REQUESTED], _("This need is decided already. Reload the page.")),
    )
    if not approve:
        row.reason = check.said(reason, "reason", _("Say why it is refused."))
    row.state = State.APPROVED if approve else State.REFUSED
    row.decided_at, row.decided_by = at, by.label
    saved(row, refuse=Refused)
    _told("need-approved" if approve else "need-refused", row, by, at)
    return row


@transaction.atomic
def deliver(need, *, delivered_by="", value=None, funding="", by, at=None):
    """It reached the client: by whom (default `by`) and when, worth how much, paid by whom. Once. Returns the Need."""
    check.allowed(by, check.GIVE)
    at, row = check.moment(at), _to_bring(need)
    if at < row.stated_at.replace(second=0, microsecond=0):
        raise check.Wrong("at", _("Write a time after it was asked for."))
    if value is not None:
        row.value = value
    row.funding = funding or row.funding
    return _delivered(row, delivered_by.strip() or by.label, by, at)


@transaction.atomic
def withdraw(need, *, reason, by, at=None):
    """It is no longer needed, and why. Returns the Need."""
    check.allowed(by, check.PLAN)
    at, row = check.moment(at), _in(need, Need.OPEN, _("This need waits no longer. Reload the page."))
    row.state, row.reason = State.WITHDRAWN, check.said(reason, "reason", _("Say why."))
    saved(row, refuse=Refused)
    _told("need-withdrawn", row, by, at)
    return row


@transaction.atomic
def share(need, *, shared, by, at=None):
    """Let partners that have the client in a running referral read the name of the thing, or no longer. Returns the Need."""
    check.allowed(by, check.PLAN)
    at, row = check.moment(at), _in(need, Need.OPEN, _("This need waits no longer. Reload the page."))
    if row.shared != shared:
        row.shared = shared
        saved(row, refuse=Refused)
        _told("need-shared" if shared else "need-not-shared", row, by, at)
    return row


@transaction.atomic
def bring(need, *, partner_code, partner_label, delivered, by, at=None):
    """A partner says that it brings the thing, or that it has brought it. `by` is its contact; whether the partner may is
    asked where referrals are known. Of two partners the first one brings it. Returns the Need."""
    at, row = at or timezone.now(), _to_bring(need)
    if not row.shared:
        raise Refused(_("This need is no longer shared. Reload the page."), row)
    if row.partner_code and row.partner_code != partner_code:
        raise Refused(_("Another partner brings it already."), row)
    if row.promised_at and not delivered:
        raise Refused(_("You have said so already."), row)
    row.partner_code, row.partner_label, row.funding = partner_code, partner_label, row.funding or "partner"
    row.promised_at, row.promised_by = row.promised_at or at, row.promised_by or by.label
    if delivered:
        return _delivered(row, by.label, by, at)
    saved(row, refuse=Refused)
    _told("need-promised", row, by, at)
    return row


def _to_bring(need):
    """Approved, or urgent: what is urgent never waits for a decision."""
    row = _in(need, Need.OPEN, _("This need waits no longer. Reload the page."))
    if not row.urgent and row.state != State.APPROVED:
        raise Refused(_("The unit head has not approved this need yet."), row)
    return row


def _delivered(row, whom, by, at):
    row.state, row.met_at, row.met_by, row.recorded_by = State.DELIVERED, at, whom, by.label
    saved(row, refuse=Refused)
    _told("need-delivered", row, by, at)
    return row


def _in(need, states, otherwise):
    row = check.the_need(need)
    if row.state not in states:
        raise Refused(otherwise, row)
    return row


def _told(verb, need, by, at):
    """The audit names the case and the need's code, never the thing."""
    audit.record(verb, need.episode, by=by, at=at, need=need.code)

"""Writing a referral, before anybody decides."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from clients.models import Episode, NumberSeries
from referrals import gate
from referrals.models import Referral, State
from referrals.refusals import Refused, moment, saved
from rptc import audit
from rptc.flow import NotAllowed, NotNow

CHANGEABLE = [
    "partner", "service", "purpose", "collector", "serve_days", "shared", "urgent", "gate_reason", "basis", "consent",
    "no_consent_reason",
]  # fmt: skip
UNCHECKED = {"state", "shared", "gate"}  # set by moves, or lists that may be empty


@transaction.atomic
def start(
    *,
    episode,
    partner,
    service,
    purpose,
    collector="rptc",
    serve_days,
    shared=(),
    urgent=False,
    gate_reason="",
    basis="",
    consent=None,
    no_consent_reason="",
    reoffer_of=None,
    by,
    at=None,
):
    """A draft for an open case; returns the Referral with its number and what the gate found. The legal basis of what is
    shared may come later: `submit` asks for it.

    Raises Refused: the case is over, the partner has left, or a referral to it runs already.
    """
    at = moment(at)
    _may(by)
    if not Episode.objects.running().select_for_update(of=("self",), no_key=True).filter(pk=episode.pk):
        raise Refused(_("This case is closed. Open a new one first."))
    made = Referral(
        episode=episode, partner=partner, service=service, purpose=purpose, collector=collector, serve_days=serve_days,
        shared=list(shared), urgent=urgent, gate_reason=gate_reason, basis=basis, consent=consent,
        no_consent_reason=no_consent_reason, reoffer_of=reoffer_of, worker=by.user, made_at=at,
        number=NumberSeries.next("R", timezone.localdate(at).year),
    )  # fmt: skip
    _keep(made, at)
    audit.record("referral-started", made, by=by, partner=partner.code)
    return made


@transaction.atomic
def change(referral, *, by, at=None, **fields):
    """Change what CHANGEABLE names while it is a draft; returns the Referral. Another partner is asked anew: what was
    consented to for the first one, and why it all the same, do not go along."""
    at = moment(at)
    _may(by)
    row = Referral.objects.select_for_update(of=("self",)).get(pk=referral.pk)
    if row.state != State.DRAFT:
        raise NotNow("change", row.state)
    if unknown := set(fields) - set(CHANGEABLE):
        raise TypeError(f"not changeable: {sorted(unknown)}")
    if "partner" in fields and fields["partner"] != row.partner:
        fields = _anew(row) | fields
    changed = [name for name, value in fields.items() if getattr(row, name) != value]
    for name in changed:
        setattr(row, name, fields[name])
    _keep(row, at)
    if changed:
        audit.record("referral-changed", row, by=by, fields=sorted(changed))
    referral.refresh_from_db()
    return referral


def _anew(row):
    """What belongs to one recipient only."""
    if row.group:
        raise Refused(_("Take it out of its group first: a group goes to one partner."))
    basis = "" if row.basis == Referral.Basis.CONSENT else row.basis
    return {"consent": None, "basis": basis, "gate_reason": ""}


def _may(by):
    if not by.may("referrals.write"):
        raise NotAllowed("draft")


def _keep(row, at):
    if row.partner.ended_on:
        raise Refused(_("This partner no longer works with the unit."))
    row.gate = gate.findings(row.episode, row.partner, row.service, timezone.localdate(at))
    saved(row, exclude=UNCHECKED)

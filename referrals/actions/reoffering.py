"""Offering a referral that came to nothing to the next partner, and saying that none is needed."""

from django.utils.translation import gettext as _

from referrals import reoffering, telling
from referrals.actions import drafting, ending
from referrals.actions.locks import locked, whole
from referrals.models import Referral, State
from referrals.refusals import Refused, moment, required
from rptc import audit
from rptc.flow import NotAllowed, NotNow

COPIED = ["service", "purpose", "collector", "serve_days", "urgent", "shared", "no_consent_reason"]


@whole
def reoffer(old, *, partner, by, at=None):
    """A draft to `partner` with everything filled in; a second press finds the first draft, whoever pressed and whichever
    partner was meant: look at its `partner`. A referral that is still sent expires in the same act. Consent is asked
    anew: its recipient is another. Raises NotNow, NotAllowed or Refused."""
    at = moment(at)
    row = locked(old)
    if first := reoffering.next_one(row):
        return first
    if not reoffering.is_open(row):
        raise NotNow("reoffer", row.state)
    if row.partner_id == partner.pk and row.state != State.DECLINED:
        raise Refused(_("Choose another partner than the one before."))
    if row.state == State.SENT:
        ending.expire(old, by=by, at=at)
    return _draft(row, partner, by, at)


@whole
def not_needed(referral, *, note, by, at=None):
    """Nobody else is to be asked; the worker says why. The referral leaves the list of those to offer again."""
    at, note = moment(at), required(note, _("Say why no other partner is needed."))
    if not by.may("referrals.write"):
        raise NotAllowed("not_needed")
    row = locked(referral)
    if not Referral.objects.to_reoffer().filter(pk=row.pk).exists():
        raise NotNow("not_needed", row.state)
    entry = row.log.create(
        verb=reoffering.NOT_NEEDED, source=row.state, target=row.state, at=at, reason=note[:500],
        actor_kind=by.kind, actor_id=by.id, actor_label=by.label, acting_for=by.acting_for,
    )  # fmt: skip
    _settled(row, at)
    audit.record("referral-not-offered-again", referral, by=by)
    return entry


def _draft(row, partner, by, at):
    filled = {name: getattr(row, name) for name in COPIED}
    basis = "" if row.basis == Referral.Basis.CONSENT else row.basis
    made = drafting.start(
        episode=row.episode, partner=partner, basis=basis, reoffer_of=row, by=by, at=at, **filled
    )
    _settled(row, at)
    audit.record("referral-offered-again", row, by=by, to=made.number)
    return made


def _settled(row, at):
    """The line that asked the worker to do this is done with."""
    telling.forget(row, "declined", "failed", channel="in_app", now=at)

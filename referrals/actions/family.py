"""Telling the family of a step, or saying why nobody was told."""

from django.db import transaction
from django.utils.translation import gettext as _

from referrals import family
from referrals.actions.locks import locked
from referrals.models import FamilyWord
from referrals.models.kin import FORBIDS
from referrals.models.who import decides, writes
from referrals.refusals import Refused, moment, not_before, required, saved
from rptc import audit
from rptc.flow import NotAllowed, NotNow
from rptc.sop.deviations import deviate

NOT_TOLD = FamilyWord.Means.NOT_TOLD


@transaction.atomic
def tell(referral, *, about="", means, relative=None, reason="", by, at=None):
    """Record that a relative was told of a step (default: the present one) by `means`, or `not_told` with a reason.

    While an alert says not to contact the family only the unit head may, with a reason; that is a departure from the
    rule. Returns the FamilyWord. Raises NotNow before sending, NotAllowed, Refused.
    """
    now, row = moment(None), locked(referral)
    about = about or family.step(row)
    if not writes(row, by):
        raise NotAllowed("tell_family")
    if not about or row.sent_at is None:
        raise NotNow("tell_family", row.state)
    told_at = moment(at, now=now)
    not_before(told_at, row.sent_at)
    if means == NOT_TOLD:
        relative, reason = None, required(reason, _("Say why nobody of the family was told."))
    else:
        _allowed(row, relative, reason, by)
    word = FamilyWord(
        referral=row, about=about, relative=relative, means=means, reason=reason.strip()[:300], at=told_at, by=by.label
    )  # fmt: skip
    saved(word, exclude={"relative"})
    audit.record(
        "family-not-told" if means == NOT_TOLD else "family-told", row, by=by, about=about, means=str(means)
    )
    return word


def _allowed(row, relative, reason, by):
    """Somebody of this family, and no open alert against it."""
    if relative is None or relative.person.own_id != row.episode.person.own_id:
        raise Refused(_("Choose who of the family was told."))
    if FORBIDS not in family.alerts(row.episode.person):
        return
    if not decides(row, by):
        raise Refused(_("An alert says: do not contact the family. Ask the unit head."))
    reason = required(reason, _("Say why the family is told although an alert forbids it."))
    deviate("family_contact_forbidden", row, reason=reason, by=by, approved=True)

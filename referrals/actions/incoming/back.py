"""Back to whoever asked: an outgoing referral that answers the incoming one."""

from django.utils.translation import gettext as _

from referrals.actions import drafting
from referrals.actions.locks import whole
from referrals.refusals import Refused, moment
from rptc import audit


@whole
def refer_back(incoming, *, by, at=None, **asked):
    """A draft to the sender for the case that came of it; `asked` are the keywords of drafting.start besides case and
    partner. Returns the Referral, whose `answers` is the incoming one."""
    at = moment(at)
    if incoming.case is None:
        raise Refused(_("There is no case yet. Finish the intake first."))
    if incoming.partner is None:
        raise Refused(_("The sender is not in the partner registry. Add it there first."))
    made = drafting.start(episode=incoming.case, partner=incoming.partner, by=by, at=at, **asked)
    made.answers = incoming
    made.save(update_fields=["answers"])
    audit.record("incoming-referred-back", incoming, by=by, at=at, referral=made.number)
    return made

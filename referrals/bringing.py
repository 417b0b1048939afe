"""What a partner may bring for a client it has in a running referral: things whose name says nothing of a person."""

from django.utils.translation import gettext as _

from clients.actions.plan import needs
from clients.actions.refused import Refused
from clients.models import Need

PROMISED, DELIVERED = "promised", "delivered"


def waiting(referral):
    """Needs of the case (prefetched) that are shared and open, and not another partner's to bring."""
    ours = ("", referral.partner.code)
    ready = (
        need
        for need in referral.episode.needs.all()
        if need.shared and need.is_open and need.partner_code in ours
    )
    return [need for need in ready if need.urgent or need.state == Need.State.APPROVED]


def choices(referral):
    """(code, words): the thing and the number, no size and no reason."""
    words = _("%(thing)s (you bring it)")
    return [(n.code, words % {"thing": n.thing} if n.promised_at else n.thing) for n in waiting(referral)]


def bring(referral, *, need, said, by):
    """The partner's contact says that they bring it, or that it is delivered."""
    found = next((one for one in waiting(referral) if one.code == need), None)
    if found is None:
        raise Refused(_("This need waits no longer. Reload the page."))
    partner = referral.partner
    return needs.bring(
        found, partner_code=partner.code, partner_label=str(partner)[:150], delivered=said == DELIVERED, by=by
    )

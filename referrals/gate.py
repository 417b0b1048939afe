"""The gate: what speaks against sending somebody to a partner. Each finding needs a reason, and is counted."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from partners.models import status_of
from referrals.models import LIVE

WORDS = {
    "document": _("No partnership document in force"),
    "service": _("The partner does not offer this service"),
    "sex": _("The service is not meant for this sex"),
    "age": _("The service is not meant for this age"),
    "class": _("The service is not meant for this class"),
    "capacity": _("The partner is full"),
}


def findings(episode, partner, service, day=None, served=None):
    """Codes of WORDS that hold on a WITA date (default today); empty when nothing speaks against it. `served` is the
    number of places taken where it is known already."""
    day = day or timezone.localdate()
    found = [] if status_of(partner, day).valid else ["document"]
    offered = next((s for s in partner.services.all() if s.kind == service and s.ended_on is None), None)
    found += ["service"] if offered is None else offered.misfits(**_who(episode, day))
    return [*found, "capacity"] if _full(partner, served) else found


def _full(partner, served):
    """Without a known capacity nobody is full."""
    if partner.capacity is None:
        return False
    return (_served(partner) if served is None else served) >= partner.capacity


def _who(episode, day):
    age = episode.person.age_on(day)
    return {"sex": episode.sex, "age": episode.age if age is None else age, "ppks_class": episode.ppks_class}


def _served(partner):
    """Places that are taken or promised: referrals from sending until collection."""
    return partner.referrals.filter(state__in=LIVE, episode__state="open").count()

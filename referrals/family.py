"""Who of the family may be told what: the step that is to be told, what an open alert forbids, the words of a message."""

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from clients.models import Alert, Relative
from referrals.models import FamilyWord
from referrals.models.kin import FORBIDS, STEPS
from rptc.lib import phones

HIDDEN = "do_not_disclose_location"


def step(referral):
    """The step that the family would be told of now: a FamilyWord.About, or "" before sending."""
    if referral.sent_at is None:
        return ""
    held = (about for about, states in STEPS.items() if referral.state in states)
    done = FamilyWord.About.COLLECTED if referral.collected_at else FamilyWord.About.ENDED
    return next(held, done)


def alerts(person):
    """The open alerts of a person that bear on the family: a set of codes of alert_flags."""
    found = Alert.objects.open_on(person).filter(kind__in=[FORBIDS, HIDDEN])
    return set(found.values_list("kind", flat=True))


def relatives(person):
    """Those on file, the guardian first, then who can be called."""
    return sorted(Relative.objects.of(person), key=lambda kin: (not kin.is_guardian, not kin.phone, kin.pk))


def text(referral, secret=False):
    """The message, always in Indonesian: a telephone and a code, no word about the client. Where the place is secret it
    does not name RPTC either: to name it would say where the client is."""
    words = {"phone": settings.UNIT_PHONE, "code": referral.number}
    with override("id"):
        if secret:
            return _("There is news for the family. Call %(phone)s, code %(code)s.") % words
        return _("There is news from RPTC for the family. Call %(phone)s, code %(code)s.") % words


def href(referral, relative, secret=False):
    """The WhatsApp address with that text, or "" without a mobile number."""
    return phones.whatsapp(relative.phone, text(referral, secret))

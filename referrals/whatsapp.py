"""What stands in a WhatsApp message: a number, a verb, the link. Nothing about the person (ux.md S7)."""

from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from referrals.models import State


def address(link):
    """The address of a link as it is printed, sent and drawn as a square: always the same until it is replaced."""
    return settings.SITE_URL + reverse("link:open", args=[link.token])


def text(referral, link):
    """The message, always in Indonesian: it is for the partner."""
    with override("id"):
        return _("Referral %(number)s: %(please)s %(link)s") % {
            "number": referral.number, "please": _please(referral), "link": address(link),
        }  # fmt: skip


def href(referral, link):
    """`https://wa.me/6281…?text=…`, or "" without a number: digits only, no + and no leading 0."""
    phone = link.contact.phone
    digits = phone.as_e164.lstrip("+") if phone else ""
    return f"https://wa.me/{digits}?{urlencode({'text': text(referral, link)})}" if digits else ""


def _please(referral):
    return {
        State.SENT: _("please answer."), State.ACCEPTED: _("please confirm the hand-over."),
        State.IN_SERVICE: _("please say when it is ready."), State.READY: _("please confirm the collection."),
    }.get(referral.state, _("please read the news."))  # fmt: skip

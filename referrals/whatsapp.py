"""What stands in a WhatsApp message: a number, a verb, the link. Nothing about the person (ux.md S7).

One text for all that is told outside: a referral, a group of them, an incoming referral, an issue.
"""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from referrals import saying
from rptc.lib import phones


def address(link):
    """The address of a link as it is printed, sent and drawn as a square: always the same until it is replaced."""
    return settings.SITE_URL + reverse("link:open", args=[link.token])


def text(subject, link=None):
    """The message, always in Indonesian: it is for somebody outside. Without a link it names the unit's telephone."""
    with override("id"):
        where = address(link) if link else _("Call RPTC: %(phone)s") % {"phone": settings.UNIT_PHONE}
        said = f"{saying.what(subject)}: {saying.please(subject)} {where}"
        return _("URGENT. %(said)s") % {"said": said} if getattr(subject, "urgent", False) else said


def href(subject, link=None, phone=None):
    """`https://wa.me/6281…?text=…`, or "" without a mobile number; `phone` where there is no link's contact."""
    return phones.whatsapp(phone or (link and link.contact.phone) or "", text(subject, link))

"""What stands in a WhatsApp message: a number, a verb, the link. Nothing about the person (ux.md S7).

One text for all that is told outside: a referral, a group of them, an incoming referral, an issue.
"""

from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from phonenumber_field.phonenumber import to_python

from referrals import saying


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
    number = digits(phone or (link and link.contact.phone))
    return f"https://wa.me/{number}?{urlencode({'text': text(subject, link)})}" if number else ""


def digits(phone):
    """A number as wa.me wants it: 0812-3456-7890 is 6281234567890, no + and no leading 0; "" when it is none."""
    number = to_python(phone) if phone else None
    return number.as_e164.lstrip("+") if number and number.is_valid() else ""


def tel(phone):
    """`tel:+6281…` for a call, or "" without a number."""
    number = to_python(phone) if phone else None
    return f"tel:{number.as_e164}" if number and number.is_valid() else ""

"""The link of an invitation, how it is sent, and the name under which somebody will sign in."""

import re
import unicodedata
from itertools import chain, count

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from rptc.accounts.models import Invitation, User
from rptc.lib import phones


def address(invitation):
    """Where the person joins; known only in the answer in which the invitation was made."""
    return settings.SITE_URL + reverse("inbox:join", args=[invitation.token])


def whatsapp(invitation):
    """`https://wa.me/62…?text=…`, or "" without a number. The text names nobody and no partner."""
    with override("id"):
        text = _("RPTC: please open your account. %(link)s") % {"link": address(invitation)}
    return phones.whatsapp(invitation.phone, text)


def sign_in_name(full_name):
    """A free user name: the first two words of a name in small letters, with a number where somebody has it."""
    plain = unicodedata.normalize("NFKD", full_name).encode("ascii", "ignore").decode().lower()
    base = ".".join(re.findall(r"[a-z0-9]+", plain)[:2])[:30]
    base = base if len(base) > 2 else f"mitra.{base}".strip(".")
    held = User.objects.filter(username__istartswith=base).values_list("username", flat=True)
    asked = Invitation.objects.filter(username__startswith=base, used_at=None, withdrawn_at=None)
    taken = {name.lower() for name in held} | set(asked.values_list("username", flat=True))
    return next(name for name in chain([base], (f"{base}{n}" for n in count(2))) if name not in taken)

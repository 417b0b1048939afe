"""The parts of a referral as a row of links, each its own address."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from rptc.ui.parts import Link

TABS = {
    "overview": (_("Overview"), "referrals:referral-detail", "referrals.see"),
    "news": (_("News"), "referrals:referral-news", "clients.see_file"),
    "issues": (_("Issues"), "referrals:referral-issues", "referrals.see"),
    "letters": (_("Letters"), "referrals:paper-list", "letters.see"),
}


def tabs(referral, user, here):
    """Links to the parts that `user` may read; `here` is the part being read."""
    seen = {part: row for part, row in TABS.items() if user.has_perm(row[2])}
    return [
        Link(str(words), reverse(name, args=[referral.code]), current=part == here)
        for part, (words, name, _permission) in seen.items()
    ]

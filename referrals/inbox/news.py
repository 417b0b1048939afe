"""What a partner should know of the last fourteen days: the messages that were meant for its contacts, in its own words."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from referrals.inbox import own
from rptc.notices.models import Notice

SINCE, MOST = timedelta(days=14), 20
WORDS = {
    "referral-cancelled": _("RPTC took the referral back"),
    "referral-expired": _("The referral expired without an answer"),
    "referral-failed": _("The hand-over will not take place"),
    "referral-half-confirmed": _("RPTC confirmed its half"),
    "referral-absconded": _("The client left without notice"),
    "referral-deceased": _("The client has died"),
    "referral-journey-planned": _("RPTC planned a journey"),
    "referral-journey-changed": _("RPTC changed the planned journey"),
    "referral-journey-cancelled": _("RPTC cancelled the planned journey"),
    "referral-attempt-failed": _("RPTC reports that a journey did not work"),
    "referral-extension-approved": _("The unit head approved more time"),
    "referral-extension-refused": _("The unit head refused more time"),
    "referral-link-replaced": _("RPTC replaced a link"),
}


@dataclass(frozen=True)
class News:
    """One line: what happened, when, on which referral."""

    text: str
    number: str
    href: str
    at: datetime


def news(partner, now):
    """The newest first, at most twenty; two statements."""
    to = [f"contact:{pk}" for pk in partner.contacts.values_list("pk", flat=True)]
    told = Notice.objects.addressed_to(to).filter(
        template__in=WORDS, queued_at__gt=now - SINCE, queued_at__lte=now, about_kind="referral",
        about_code__in=own.all_of(partner).values("code"),
    ).exclude(state=Notice.State.DROPPED)  # fmt: skip
    return [
        News(
            str(WORDS[n.template]), n.about_label, reverse("inbox:referral", args=[n.about_code]), n.queued_at
        )
        for n in told.order_by("-queued_at", "-pk")[:MOST]
    ]

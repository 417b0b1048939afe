"""What a partner should know of the last fourteen days: the messages that were meant for its contacts, in its own words,
and RPTC's answers."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from referrals.inbox import own
from referrals.models import Incoming
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
    """The newest first, at most twenty; three statements."""
    return sorted([*_told(partner, now), *_answers(partner, now)], key=lambda one: one.at, reverse=True)[
        :MOST
    ]


def _told(partner, now):
    """Messages about referrals to the partner."""
    to = [f"contact:{pk}" for pk in partner.contacts.values_list("pk", flat=True)]
    told = Notice.objects.addressed_to(to).filter(
        template__in=WORDS, queued_at__gt=now - SINCE, queued_at__lte=now, about_kind="referral",
        about_code__in=own.all_of(partner).values("code"),
    ).exclude(state=Notice.State.DROPPED)  # fmt: skip
    for n in told.order_by("-queued_at", "-pk")[:MOST]:
        page = reverse("inbox:referral", args=[n.about_code])
        yield News(str(WORDS[n.template]), n.about_label, page, n.queued_at)


def _answers(partner, now):
    """What RPTC answered to those that the partner referred."""
    asked = Incoming.objects.sent_by(partner).filter(answered_at__gt=now - SINCE, answered_at__lte=now)
    for row in asked.exclude(state=Incoming.State.VOID).order_by("-answered_at")[:MOST]:
        page = reverse("inbox:incoming-detail", args=[row.code])
        yield News(gettext("RPTC has answered your referral"), row.number, page, row.answered_at)

"""What somebody should know: lines of the outbox addressed to them, and lines they have to carry outside."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from referrals import words
from rptc.notices.models import Notice
from rptc.sop.models import Rung

MOST = 50


@dataclass(frozen=True)
class Told:
    """A notice as the desk shows it; `carry` when a person has to open, call or print it."""

    notice: Notice
    text: str
    href: str
    carry: bool


def lines(user):
    """Waiting notices for this person, their role or the office they stand in for; newest first. Three statements
    at the most."""
    found = list(Notice.objects.waiting().addressed_to(user.addresses).order_by("-queued_at", "-pk")[:MOST])
    said = words.sentences([n for n in found if n.about_kind == "referral"])
    said |= _documents([n for n in found if n.about_kind == "document"])
    said |= {n.pk: _draft(n) for n in found if n.about_kind == "draft"}
    return [_told(notice, said[notice.pk]) for notice in found if notice.pk in said]


def _told(notice, text):
    by_hand = notice.channel not in (Notice.Channel.IN_APP, Notice.Channel.EMAIL)
    return Told(notice, text, _page(notice), by_hand)


def _page(notice):
    if notice.about_kind == "document":
        return reverse("desk:partner-page", args=[notice.context["partner"]])
    if notice.template == "duplicate_asked":
        return reverse("clients:draft-allow", args=[notice.about_code])
    name = {"referral": "referrals:referral-detail", "draft": "clients:draft"}[notice.about_kind]
    return reverse(name, args=[notice.about_code])


def _documents(found):
    codes = {n.context["rung"] for n in found}
    rungs = {r.code: r.label for r in Rung.objects.filter(code__in=codes)} if codes else {}
    return {n.pk: f"{rungs.get(n.context['rung'], n.template)}: {n.context['partner_label']}" for n in found}


def _draft(notice):
    if notice.template == "duplicate_asked":
        return _("A registration waits: its NIK is somebody else's")
    return _("The registration with the same NIK is allowed")

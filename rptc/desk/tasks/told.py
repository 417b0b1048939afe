"""What somebody should know, and what they have to carry outside: the outbox as it concerns them.

One row a subject: the newest line speaks, and reading it reads the older ones about the same thing.
"""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from referrals import words
from rptc.notices.models import Notice
from rptc.sop.models import Rung

MOST = 200
ITSELF = (Notice.Channel.IN_APP, Notice.Channel.EMAIL)


@dataclass(frozen=True)
class Told:
    """A notice as the desk shows it; `carry` when a person has to open, call or print it, `older` about the same."""

    notice: Notice
    text: str
    href: str
    carry: bool
    older: int


def lines(user, known=()):
    """Rows for this person, their role or the office they stand in for; newest first, at most three statements.

    `known` are numbers of what already stands elsewhere on the desk: nothing is told twice.
    """
    waiting = Notice.objects.waiting().addressed_to(user.addresses).order_by("-queued_at", "-pk")[:MOST]
    groups = {}
    for notice in waiting:
        if notice.channel not in ITSELF or notice.about_label not in known:
            groups.setdefault(_subject(notice), []).append(notice)
    newest = [group[0] for group in groups.values()]
    said = _sentences(newest)
    return [
        Told(n, said[n.pk], _page(n), n.channel not in ITSELF, len(group) - 1)
        for n, group in zip(newest, groups.values(), strict=True)
        if n.pk in said
    ]


def alike(notice, user):
    """The waiting lines in the program about the same thing, for the same person: read together."""
    same = Notice.objects.filter(about_kind=notice.about_kind, about_code=notice.about_code)
    return same.waiting().in_app().addressed_to(user.addresses)


def _subject(notice):
    by_hand = "" if notice.channel in ITSELF else f"{notice.channel} {notice.to_label}"
    return notice.about_kind, notice.about_code, by_hand


def _sentences(found):
    said = words.sentences([n for n in found if n.about_kind == "referral"])
    said |= _documents([n for n in found if n.about_kind == "document"])
    return said | {n.pk: _draft(n) for n in found if n.about_kind == "draft"}


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

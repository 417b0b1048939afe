"""The things of a case load in words: what somebody reads before moving them, and where each is afterwards."""

from django.urls import reverse
from django.utils.translation import gettext as _

from clients.models import Episode
from referrals.caseload import KINDS
from referrals.reading import client_name, partner_name
from rptc.ui.parts import Task
from rptc.ui.templatetags.show import day

PAGES = {
    "referral": "referrals:referral-detail", "incoming": "referrals:incoming-detail", "issue": "referrals:issue-detail",
    "answer": "referrals:issue-detail", "draft": "clients:draft",
}  # fmt: skip


def described(items, user):
    """[(item, words)] as this user may read them."""
    return [
        (item, f"{item.number}, {_words(item, user)}" if item.kind != "draft" else _draft(item))
        for item in items
    ]


def moved(move):
    """[(kind in words, [Task])] of a hand-over; one statement."""
    cases = {item["code"] for item in move.moved if item["kind"] in ("case", "deputy")}
    people = dict(Episode.objects.filter(code__in=cases).values_list("code", "person__code"))
    found = {}
    for item in move.moved:
        number = (
            item["number"]
            if item["kind"] != "draft" or item["number"] != item["code"]
            else _("Unfinished intake")
        )
        found.setdefault(item["kind"], []).append(Task(number, _page(item, people)))
    return [(KINDS[kind], found[kind]) for kind in KINDS if kind in found]


def _words(item, user):
    if item.kind in ("case", "deputy"):
        return client_name(item.row, user)
    return partner_name(item.row.partner, user) if item.row.partner else item.row.agency


def _draft(item):
    words = _("begun %(day)s") % {"day": day(item.row.started_at)}
    return f"{item.number}, {words}" if item.row.completes else _("Intake %(words)s") % {"words": words}


def _page(item, people):
    if item["kind"] in ("case", "deputy"):
        return reverse("desk:client-file", args=[people[item["code"]]])
    return reverse(PAGES[item["kind"]], args=[item["code"]])

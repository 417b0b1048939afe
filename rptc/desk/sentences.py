"""Audit events as sentences on a timeline. A verb without words here is found by a test."""

from django.utils.translation import gettext as _

from clients import lists as clients_lists
from referrals import lists as referral_lists
from rptc.desk.verbs import WORDS
from rptc.ui.parts import Entry

KEY = {"case-opened", "referral-sent", "handover-there-confirmed", "handover-back-confirmed", "stay-ended"}
LATE = {"attempt-failed", "referral-decline", "referral-fail", "referral-failed"}


def entries(events, place=lambda event: ""):
    """Timeline entries of audit events, in their order; `place` says where the thing itself is, or "" ."""
    return [entry(event, place(event)) for event in events]


def entry(event, href=""):
    """One event: what, when, by whom (and for which office)."""
    by = event.actor_label
    if event.acting_for:
        by = _("%(name)s for the unit head") % {"name": by}
    mark = "key" if event.verb in KEY else "late" if event.verb in LATE else ""
    return Entry(sentence(event), event.at, by, detail(event), href, mark)


def sentence(event):
    """The words of an event's verb, with the number it is about."""
    words = str(WORDS.get(event.verb, event.verb))
    return (
        f"{words}: {event.subject_label}" if event.subject_kind in ("referral", "episode", "issue") else words
    )


def detail(event):
    """A coded reason or kind in words, where the event has one."""
    data = event.data
    lists = {
        "attempt-failed": referral_lists.FAILURE, "referral-failed": referral_lists.FAILURE, "referral-decline": referral_lists.DECLINE,
        "extension-asked": referral_lists.EXTENSION, "stay-ended": clients_lists.EXITS,
    }  # fmt: skip
    return lists[event.verb].label(data["reason"]) if event.verb in lists and data.get("reason") else ""

"""Audit events as sentences on a timeline. An event without words here prints its verb, and a test looks for those."""

from django.utils.translation import gettext_lazy as _

from rptc.ui.parts import Entry

WORDS = {
    "account-invited": _("Account invited"),
    "account-opened": _("Account opened"),
    "account-closed": _("Account closed"),
    "account-reopened": _("Account opened again"),
    "alert-raised": _("Warning raised"),
    "file-opened": _("File opened"),
    "timeline-opened": _("Timeline opened"),
    "restricted-file-opened": _("Restricted file opened with a reason"),
    "nik-read": _("NIK read"),
    "file-restricted": _("File restricted"),
    "deviation-recorded": _("Departure from a rule recorded"),
}
KEY = {"case-opened", "referral-collected", "stay-began"}


def entries(events):
    """Timeline entries of audit events, in their order."""
    return [entry(event) for event in events]


def entry(event):
    """One event: what, when, by whom (and for which office)."""
    by = f"{event.actor_label} ({event.acting_for})" if event.acting_for else event.actor_label
    return Entry(sentence(event), event.at, by, detail(event), mark="key" if event.verb in KEY else "")


def sentence(event):
    """The words of an event's verb, with the number it is about."""
    words = str(WORDS.get(event.verb, event.verb))
    return f"{words}: {event.subject_label}" if event.subject_kind in ("referral", "episode") else words


def detail(event):
    """A coded reason or kind in words, where the event has one."""
    from clients import lists as clients_lists

    if event.verb == "alert-raised":
        return clients_lists.FLAGS.label(event.data.get("kind", ""))
    return ""

"""The rows of a group: a case to choose, a member and whose turn it is, what all have in common."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from referrals import sharing
from referrals.reading import client_name, owed, tag_kind
from rptc.ui import due
from rptc.ui.parts import Row, Task
from rptc.ui.templatetags.show import day


@dataclass(frozen=True)
class Choice:
    """A case with a box."""

    code: str
    name: str
    number: str
    meta: str


def candidate(case, user, sleeps):
    """`sleeps` is {person pk: room}."""
    words = [
        str(case.report_class.label), _("arrived %(day)s") % {"day": day(case.arrival_date)}, sleeps.get(case.person_id, ""),
        _("has a referral already") if case.referred else "",
    ]  # fmt: skip
    return Choice(case.code, client_name(case, user), case.number, " · ".join(filter(None, words)))


def member(standing, user):
    """State, who owes what until when; the half that is missing."""
    referral, promise = standing.referral, standing.first
    words = [referral.get_state_display(), owed(promise)] if promise else []
    words.append(_unapproved(referral))
    return Task(
        client_name(referral.episode, user), reverse("referrals:referral-detail", args=[referral.code]), code=referral.number,
        meta=" · ".join(filter(None, words)), due=due.due(promise.due, now=standing.now) if promise else None,
        tag="" if promise else referral.get_state_display(), kind=tag_kind(referral.state),
    )  # fmt: skip


def named(referral, user):
    """ "Baco · R-2026-0007"."""
    return f"{client_name(referral.episode, user)} · {referral.number}"


def common(members):
    """Rows of what holds for all, as it stands on the drafts now; what differs says so."""
    asked = [
        (_("Service"), [m.get_service_display() for m in members]), (_("Days of service"), [m.serve_days for m in members]),
        (_("Who collects"), [m.get_collector_display() for m in members]),
        (_("Shared after the PIN"), [", ".join(sharing.labels(m.shared)) or _("Nothing") for m in members]),
    ]  # fmt: skip
    return [
        Row(label, values[0] if len(set(values)) == 1 else _("differs: see each of them"))
        for label, values in asked
        if values
    ]


def _unapproved(referral):
    waits = referral.sent_at and not referral.approved_at and not referral.objected_at
    return _("Not approved yet") if waits else ""

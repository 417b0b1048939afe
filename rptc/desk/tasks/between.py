"""Lines from what goes on between institutions: referrals to RPTC, and issues with a named owner."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from referrals.models import Incoming, Issue
from rptc.desk.tasks.line import Line

MOST = 100


def incoming(user):
    """Referrals to RPTC that this person follows, or nobody yet: to answer, or to take in. Due as promised."""
    found = Incoming.objects.visible_to(user).unsettled().filter(Q(worker=user) | Q(worker=None))
    return [_incoming(row) for row in found.select_related("partner").order_by("due")[:MOST]]


def issues(user, now=None):
    """What this person owes an answer to, and answers to what this person raised; with `now`, for whoever decides,
    also every issue that is late, whoever owes the answer."""
    wanted = Q(state=Issue.State.OPEN, owner=user) | Q(state=Issue.State.ANSWERED, worker=user)
    if now:
        wanted |= Q(state=Issue.State.OPEN, due__lt=now)
    found = Issue.objects.visible_to(user).filter(wanted).select_related("partner")
    return [_issue(row, user) for row in found.order_by("due")[:MOST]]


def _incoming(row):
    waits = row.state == Incoming.State.RECEIVED
    words = _("Answer a referral to RPTC") if waits else _("Take in: open the intake")
    meta = f"{_('Urgent')} · {row.sender}" if row.urgent else row.sender
    return Line(
        words, _page("incoming", row), row.number, meta, row.due if waits else None, row.urgent and waits
    )


def _issue(row, user):
    if row.state == Issue.State.OPEN and row.owner_id != user.pk:
        return Line(_("An issue without an answer"), _page("issue", row), row.number, _who(row), row.due)
    if row.state == Issue.State.OPEN:
        return Line(_("Answer an issue"), _page("issue", row), row.number, row.with_whom, row.due)
    return Line(_("Answered: settle the issue"), _page("issue", row), row.number, row.with_whom)


def _who(row):
    return _("%(who)s owes the answer") % {"who": row.owner_name}


def _page(kind, row):
    return reverse(f"referrals:{kind}-detail", args=[row.code])

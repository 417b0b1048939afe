"""What the partner reported, as `referrals/incoming/_reports.html` takes it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from referrals import lists
from referrals.models import Report, Side
from rptc.ui.parts import Row


@dataclass(frozen=True)
class ReportOf:
    """One report; `unread` where this person may say that it was read."""

    report: Report
    title: str
    by: str
    rows: list
    unread: bool


def rows(referral, user):
    """The reports of one referral, newest first; none for who may not open files. One statement."""
    if not user.has_perm("clients.see_file"):
        return []
    writes = user.has_perm("referrals.write")
    return [_report(report, writes) for report in referral.reports.all()]


def _report(report, writes):
    unread = writes and report.side == Side.PARTNER and report.read_at is None
    return ReportOf(report, str(report.get_kind_display()), _by(report), list(_said(report)), unread)


def _by(report):
    """The partner's own person; or who said it and who of the unit wrote it down; and how."""
    who = report.made_by
    if report.said_by:
        who = _("%(said)s, recorded by %(who)s") % {"said": report.said_by, "who": who}
    return f"{who} ({report.get_means_display()})"


def _said(report):
    if report.reason:
        yield Row(_("Why the client comes back"), lists.BACK.label(report.reason))
    for label, words in (
        (_("What was done"), report.services), (_("How the client is"), report.result), (_("What is recommended"), report.advice),
    ):  # fmt: skip
        if words:
            yield Row(label, words)

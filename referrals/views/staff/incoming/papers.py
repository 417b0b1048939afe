"""The letter of the sender, what was carried to it, and the papers of partners' reports."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from referrals.actions import reports
from referrals.audiences import BY_HAND
from referrals.models import Report
from referrals.views.staff.incoming import fetch, reads, writes
from rptc import audit, notices
from rptc.accounts.access import requires
from rptc.accounts.presses import once
from rptc.files import serve
from rptc.notices.models import Notice


@require_safe
@reads
def letter(request, code):
    """Their letter as it came; reading it is recorded."""
    row = fetch.incoming(request.user, code)
    if row.scan is None:
        raise Http404
    audit.read("incoming-letter-opened", row, by=request.actor)
    return serve.response(row.scan)


@require_POST
@writes
@once
def carried(request, code, notice):
    """The sender was called, written to, or sent a message."""
    row = fetch.incoming(request.user, code)
    line = get_object_or_404(
        Notice, code=notice, about_kind="incoming", about_code=row.code, channel__in=BY_HAND
    )
    if notices.done(line, by=request.actor):
        audit.record("notice-carried", row, by=request.actor, channel=line.channel)
    messages.success(request, _("Recorded as done."))
    return redirect("referrals:incoming-detail", code)


@require_safe
@requires("clients.see_file")
def report_scan(request, code):
    """The paper of a report; reading it is recorded."""
    report = get_object_or_404(
        Report.objects.visible_to(request.user).select_related("referral", "scan"), code=code
    )
    if report.scan is None:
        raise Http404
    audit.read("report-scan-opened", report.referral, by=request.actor, report=report.code)
    return serve.response(report.scan)


@require_POST
@writes
@once
def report_read(request, code):
    """Somebody of the unit has read it."""
    report = get_object_or_404(Report.objects.visible_to(request.user).select_related("referral"), code=code)
    reports.read(report, by=request.actor)
    messages.success(request, _("Recorded as read."))
    return redirect("referrals:referral-news", report.referral.code)

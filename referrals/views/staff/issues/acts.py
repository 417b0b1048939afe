"""Each act on an issue is one page: a question, what follows, a form, a verb; and lines that a person has carried."""

from django.contrib import messages
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from clients.actions.refused import Refused
from referrals.audiences import BY_HAND
from referrals.refusals import sentence
from referrals.views.staff.issues import fetch
from referrals.views.staff.issues.table import ACTS
from rptc import audit, notices
from rptc.accounts.access import requires
from rptc.accounts.presses import once
from rptc.flow import NotAllowed, NotNow
from rptc.notices.models import Notice
from rptc.ui.parts import Row


def page(slug):
    """The view of one act."""
    act = ACTS[slug]

    @requires("referrals.write")
    @once
    def view(request, code):
        issue = fetch.issue(request.user, code)
        form = act.form(request.POST if request.method == "POST" else None, issue=issue)
        if form.is_valid() and (answer := _perform(request, act, issue, form)):
            return answer
        if issue.state not in act.states:
            return _back(request, issue, messages.WARNING, f"{_('This is not open now.')} {_now(issue)}")
        rows = [Row(_("With"), fetch.with_whom(issue, request.user)), Row(_("In one sentence"), issue.title)]
        rows = rows if fetch.reads_it(issue, request.user) else rows[:1]
        return render(
            request, "referrals/issues/act.html", {"act": act, "issue": issue, "form": form, "rows": rows}
        )

    return view


def _perform(request, act, issue, form):
    """The redirect after the act or its refusal; None when the form has to be mended."""
    try:
        with transaction.atomic():
            act.run(issue, by=request.actor, **form.given())
    except (NotNow, NotAllowed) as error:
        issue.refresh_from_db()
        return _back(request, issue, messages.WARNING, f"{sentence(error)} {_now(issue)}")
    except Refused as refused:
        return form.add_error(None, refused.sentence)
    return _back(request, issue, messages.SUCCESS, str(act.done) % {"number": issue.number})


@require_POST
@requires("referrals.write")
@once
def carried(request, code, notice):
    """A call was made, a message or a letter was sent."""
    issue = fetch.issue(request.user, code)
    line = get_object_or_404(
        Notice, code=notice, about_kind="issue", about_code=issue.code, channel__in=BY_HAND
    )
    if notices.done(line, by=request.actor):
        audit.record("notice-carried", issue, by=request.actor, channel=line.channel)
    return _back(request, issue, messages.SUCCESS, _("Recorded as done."))


def _now(issue):
    return _("It is now: %(state)s.") % {"state": issue.get_state_display().lower()}


def _back(request, issue, level, words):
    messages.add_message(request, level, words)
    return redirect("referrals:issue-detail", issue.code)

"""What follows a yes: the intake, and the way back to the sender."""

from django import forms
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from clients.actions.refused import Refused
from referrals.actions import incoming
from referrals.actions.incoming.intake import unfinished
from referrals.forms.draft import Changed
from referrals.models import Incoming
from referrals.refusals import sentence
from referrals.views.staff.incoming import fetch, pages, writes
from referrals.views.staff.incoming.answering import known
from rptc.accounts.laid_aside import keeps_text
from rptc.accounts.presses import once
from rptc.flow import NotAllowed, NotNow
from rptc.ui.forms import House


@writes
@once
def take_in(request, code):
    """The intake that is being written; else a new one, or the case of `?person=`, `?case=`."""
    row, whom = fetch.incoming(request.user, code), known(request)
    form = Plain(request.POST if request.method == "POST" else None)
    if row.state != Incoming.State.ACCEPTED or row.case:
        messages.warning(request, sentence(NotNow("take_in", row.state)))
        return redirect("referrals:incoming-detail", code)
    if not any(whom.values()) and unfinished(row):
        return redirect("clients:draft", row.draft.code)
    if form.is_valid():
        act = lambda: incoming.take_in(row, by=request.actor, **whom)  # noqa: E731
        if answer := fetch.done(request, form, act, row=row, words=_("The client can be taken in now.")):
            return answer
    return render(
        request, "referrals/incoming/accept.html", pages.context(request, row, form, "take-in") | whom
    )


@keeps_text
@writes
@once
def refer_back(request, code):
    """A draft to the sender for the case that came of it; then what it may read. Its page and its letter name their
    number by themselves."""
    row = fetch.incoming(request.user, code)
    if not (row.case and row.partner):
        messages.warning(
            request, _("Only a case that came from a partner in the registry can be referred back.")
        )
        return redirect("referrals:incoming-detail", code)
    posted = request.POST if request.method == "POST" else request.laid
    form = Changed(posted, episode=row.case, partner=row.partner)
    if request.method == "POST" and form.is_valid():
        try:
            made = incoming.refer_back(row, by=request.actor, **form.cleaned_data)
            return redirect("referrals:referral-sharing", made.code)
        except (Refused, NotNow, NotAllowed) as refused:
            form.add_error(None, sentence(refused))
    return render(request, "referrals/incoming/act.html", pages.context(request, row, form, "refer-back"))


class Plain(House, forms.Form):
    """Nothing is asked but the press."""

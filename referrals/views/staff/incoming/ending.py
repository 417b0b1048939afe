"""Taken back by the sender, as RPTC records it; entered in error."""

from django.shortcuts import render
from django.utils.translation import gettext as _

from referrals.actions import incoming
from referrals.views.staff.incoming import fetch, pages, writes
from rptc.accounts.presses import once
from rptc.ui.forms import Reason


@writes
@once
def withdraw(request, code):
    return _end(request, code, "withdraw", incoming.withdraw, _("%(number)s is taken back."))


@writes
@once
def void(request, code):
    return _end(request, code, "void", incoming.void, _("%(number)s counts no more."))


def _end(request, code, name, act, words):
    row = fetch.incoming(request.user, code)
    if answer := fetch.moved_on(request, row, name):
        return answer
    form = Reason(request.POST if request.method == "POST" else None)
    if form.is_valid():
        note, words = form.cleaned_data["reason"][:500], words % {"number": row.number}
        if answer := fetch.done(
            request, form, lambda: act(row, note=note, by=request.actor), row=row, words=words
        ):
            return answer
    return render(request, "referrals/incoming/act.html", pages.context(request, row, form, name))

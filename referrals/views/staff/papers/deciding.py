"""A number, an approval, a cancellation: each its own page, asked before it is done."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from referrals.papers import fetch, writing
from referrals.papers.forms import Approval, Cancelling, Number
from rptc import letters
from rptc.accounts.access import requires
from rptc.accounts.presses import once
from rptc.letters import printing
from rptc.letters.numbers import proposed
from rptc.lib.refused import Refused


@requires("letters.write")
@once
def number(request, code, letter):
    """From the agenda book."""
    paper, referral, _members = fetch.letter(request.user, code, letter)
    form = Number(request.POST if request.method == "POST" else None, initial=_numbered(paper))
    words = (_("Give the letter its number"), _("It waits for approval then."), _("Keep the number"))
    return _page(request, form, paper, referral, words, lambda data: letters.number(paper, **data, by=request.actor),
                 _("The number is kept. The letter waits for approval."))  # fmt: skip


@requires("letters.approve")
@once
def approve(request, code, letter):
    """By name: frozen from here on."""
    paper, referral, members = fetch.letter(request.user, code, letter)
    initial = _numbered(paper) | {"nip": printing.last_nip(request.actor)}
    form = Approval(request.POST if request.method == "POST" else None, initial=initial)
    words = (
        _("Approve this letter?"),
        _("It is approved under your name and no longer changes."),
        _("Approve"),
    )
    return _page(request, form, paper, referral, words,
                 lambda data: writing.approve(paper, writing.reading(paper, referral, members), **data, by=request.actor),
                 _("The letter is approved. Print it now."))  # fmt: skip


@requires("letters.write")
@once
def cancel(request, code, letter):
    """It stays, and keeps its number."""
    paper, referral, _members = fetch.letter(request.user, code, letter)
    form = Cancelling(request.POST if request.method == "POST" else None)
    words = (
        _("Cancel this letter?"),
        _("It stays in the list and keeps its number."),
        _("Cancel the letter"),
    )
    return _page(request, form, paper, referral, words,
                 lambda data: letters.cancel(paper, **data, by=request.actor), _("The letter is cancelled."))  # fmt: skip


def _numbered(paper):
    return {"number": paper.number or proposed(paper), "day": paper.letter_date}


def _page(request, form, paper, referral, words, act, done):
    """Ask, act, go back to the letter; a refusal stands where it belongs."""
    if form.is_valid():
        try:
            act(form.cleaned_data)
            messages.success(request, done)
            return redirect("referrals:paper-show", referral.code, paper.code)
        except Refused as refused:
            form.refuse(refused)
    question, consequence, verb = words
    context = {
        "form": form, "letter": paper, "referral": referral, "question": question, "consequence": consequence, "verb": verb,
        "missing": letters.missing(paper) if paper.is_draft else [],
    }  # fmt: skip
    return render(request, "referrals/papers/decide.html", context)

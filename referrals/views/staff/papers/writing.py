"""Writing a letter and changing its draft: one page with what the record does not know."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from referrals.papers import fetch, writing
from referrals.papers.filling import Reading
from referrals.papers.forms import Asked
from referrals.papers.kinds import KINDS
from rptc.accounts.access import requires
from rptc.accounts.presses import once


@requires("letters.write")
@once
def write(request, code, kind):
    """What is known is filled in; the rest is asked."""
    referral, members = fetch.referral(request.user, code)
    if kind not in KINDS or not members or not KINDS[kind].suits(referral):
        raise Http404
    read = Reading(KINDS[kind], referral, members)
    template = read.template()
    if template is None:
        raise Http404
    form = _form(request, template, read.known)
    if form.is_valid():
        return _kept(request, referral, writing.write(read, form.given(), by=request.actor))
    return _page(request, form, read)


@requires("letters.write")
@once
def change(request, code, letter):
    """The draft once more."""
    paper, referral, members = fetch.letter(request.user, code, letter)
    if not paper.is_draft:
        messages.warning(request, _("This letter is approved or cancelled: it no longer changes."))
        return redirect("referrals:paper-show", code, letter)
    read = writing.reading(paper, referral, members)
    form = _form(request, paper.template, writing.current(paper, read))
    if form.is_valid():
        return _kept(request, referral, writing.change(paper, read, form.given(), by=request.actor))
    return _page(request, form, read)


def _form(request, template, values):
    posted = (request.POST,) if request.method == "POST" else ()
    return Asked(*posted, template=template, values=values)


def _page(request, form, read):
    context = {"form": form, "referral": read.referral, "kind": read.kind, "by_hand": read.by_hand}
    return render(request, "referrals/papers/write.html", context)


def _kept(request, referral, letter):
    messages.success(request, _("The draft is kept. Look at the preview, then give it a number."))
    return redirect("referrals:paper-show", referral.code, letter.code)

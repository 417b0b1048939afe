"""The partner's door seen from the unit: a link for another contact, another address, and what was carried."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from referrals.actions import links
from referrals.audiences import BY_HAND
from referrals.forms.door import NewLink
from referrals.models import LIVE
from referrals.refusals import Over
from referrals.views.staff import fetch
from rptc import audit, notices
from rptc.accounts.access import requires
from rptc.accounts.presses import once
from rptc.files import serve
from rptc.notices.models import Notice

WRITES = "referrals.write"


@requires(WRITES)
@once
def new(request, code):
    """A link for a contact that has none yet."""
    referral = fetch.referral(request.user, code)
    form = NewLink(request.POST if request.method == "POST" else None, referral=referral)
    if referral.state not in LIVE:
        messages.warning(request, _("A link exists only while the referral runs."))
        return redirect("referrals:referral-detail", code)
    if form.is_valid():
        links.make(referral, form.cleaned_data["contact"], by=request.actor)
        return _told(request, code, _("The link is made. Now tell the contact."))
    return render(request, "referrals/detail/new_link.html", {"referral": referral, "form": form})


@requires(WRITES)
@once
def replace(request, code, contact):
    """Every old copy dies: asked first."""
    referral, link = _door(request, code, contact)
    if request.method == "POST":
        try:
            links.replace(link, by=request.actor)
        except Over as over:
            messages.warning(request, over.sentence)
            return redirect("referrals:referral-detail", code)
        return _told(request, code, _("The link is replaced. Send the new one."))
    return render(request, "referrals/detail/replace_link.html", {"referral": referral, "link": link})


@require_POST
@requires(WRITES)
@once
def told(request, code, contact):
    """The message was sent in WhatsApp: what waited for this contact is done."""
    _referral, link = _door(request, code, contact)
    links.told(link, by=request.actor)
    return _told(request, code, _("Recorded as sent in WhatsApp."))


@require_POST
@requires(WRITES)
@once
def carried(request, code, notice):
    """A call was made or a letter was handed over."""
    referral = fetch.referral(request.user, code)
    line = get_object_or_404(
        Notice, code=notice, about_kind="referral", about_code=referral.code, channel__in=BY_HAND
    )
    if notices.done(line, by=request.actor):
        audit.record("notice-carried", referral, by=request.actor, channel=line.channel)
    return _told(request, code, _("Recorded as done."))


@require_safe
@requires("referrals.see")
def minutes(request, code, leg):
    """The paper of a hand-over; reading it is recorded."""
    referral = fetch.referral(request.user, code)
    row = next((h for h in referral.handovers.all() if h.leg == leg and h.scan_id), None)
    if row is None or not request.user.has_perm("clients.see_file"):
        raise Http404
    audit.read("handover-minutes-opened", referral, by=request.actor, leg=leg)
    return serve.response(row.scan)


def _door(request, code, contact):
    referral = fetch.referral(request.user, code)
    link = next((link for link in referral.links.all() if link.contact.code == contact), None)
    if link is None:
        raise Http404
    return referral, link


def _told(request, code, words):
    messages.success(request, words)
    return redirect("referrals:referral-detail", code)

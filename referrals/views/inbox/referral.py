"""One referral for a partner that is signed in: the facts and acts of its link page, without name and PIN. Every reading
of what is shared is logged; after the end it is a receipt, and after fourteen days nothing."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from referrals import issue_asked, sharing
from referrals.inbox import own
from referrals.models import Leg
from referrals.standing import Standing
from referrals.views.inbox.door import member_only
from referrals.views.partner import about, acting
from referrals.views.partner.next_step import next_step
from referrals.views.partner.offers import OFFERS, open_now
from referrals.views.partner.pages import PARTS, WAITS
from referrals.views.staff.parts.legs import sides
from rptc import audit
from rptc.accounts.presses import once


@require_http_methods(["GET", "HEAD", "POST"])
@member_only
@once
def show(request, code):
    """An act goes back to this page; what is not open any more says so there."""
    standing = _standing(request, code)
    if own.phase(standing.referral, standing.now) == "receipt":
        return _receipt(request, standing)
    offer = OFFERS.get(request.POST.get("act", ""))
    if request.method != "POST" or offer is None or offer.by_link:
        return _page(request, standing)
    form = offer.form(request.POST, request.FILES, standing=standing, signed=True)
    return (form.is_valid() and _acted(request, standing, offer, form)) or _page(
        request, standing, offer, form
    )


def _standing(request, code):
    """The referral as this member finds it; of another partner, a draft or long over: 404."""
    found = get_object_or_404(own.all_of(request.member.partner).prefetch_related(*PARTS), code=code)
    now = timezone.now()
    if own.phase(found, now) == "over":
        raise Http404
    return Standing(found, request.actor, now)


def _acted(request, standing, offer, form):
    """The way back after an act; None when something has to be mended."""
    try:
        acting.run(offer, standing, form, request.actor)
        messages.success(request, _("%(done)s. RPTC has been told.") % {"done": offer.done})
    except acting.Settled as settled:
        messages.warning(request, settled.words or _("That is no longer open. This is how it stands now."))
    except acting.Mend:
        return None
    return redirect("inbox:referral", standing.referral.code)


def _page(request, standing, offer=None, form=None):
    referral = standing.referral
    first, others = open_now(standing, signed=True)
    if offer is None:
        asked = request.GET.get("act")
        offer = next((o for o in [first, *others] if o and o.slug == asked), first)
        form = offer and offer.form(standing=standing, signed=True)
    promise = standing.promises.get(WAITS.get(referral.state)) if offer is first else None
    audit.read("link-shared-read", referral, by=request.actor)
    context = {
        "referral": referral, "offer": offer, "form": form, "now": standing.now, "due": promise and promise.due,
        "next": next_step(standing), "others": [o for o in [first, *others] if o and o is not offer],
        "facts": list(about.facts(standing, request.member.contact)), "shared": [*sharing.rows(referral), *issue_asked.rows(referral)],
        "so_far": list(about.so_far(standing)), "legs": list(_legs(standing)),
    }  # fmt: skip
    return render(request, "referrals/inbox/referral.html", context)


def _legs(standing):
    """(title, gives, takes) of the legs that somebody has confirmed; what stands is shown with who and when."""
    for leg in (Leg.BACK, Leg.THERE):
        if standing.handover(leg):
            yield leg.label, *sides(standing, leg, str(standing.referral.partner))


def _receipt(request, standing):
    context = {"referral": standing.referral, "so_far": list(about.so_far(standing))}
    return render(request, "referrals/inbox/receipt.html", context)

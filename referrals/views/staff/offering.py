"""Another partner: for a draft that is still being written, and for a referral that came to nothing."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from partners.models import Partner
from referrals import reoffering as after
from referrals.actions import drafting, reoffering
from referrals.models import State
from referrals.reading import client_name, partner_name
from referrals.refusals import Refused, sentence
from referrals.suggested import suggest
from referrals.views.staff.parts import suggestions
from referrals.views.staff.writing import a_referral, not_a_draft
from rptc.accounts.access import requires
from rptc.accounts.presses import once
from rptc.flow import NotAllowed, NotNow


@requires("referrals.write")
@once
def partner(request, code):
    """Change the partner of a draft; consent is then asked anew."""
    referral = a_referral(request.user, code)
    if referral.state != State.DRAFT:
        return not_a_draft(request, referral)
    if request.method == "POST" and (chosen := _chosen(request)):
        try:
            drafting.change(referral, partner=chosen, by=request.actor)
            return redirect("referrals:referral-sharing", code)
        except (Refused, NotNow, NotAllowed) as refused:
            messages.warning(request, sentence(refused))
    return render(request, "referrals/start/partner.html", _page(request, referral))


@requires("referrals.write")
@once
def reoffer(request, code):
    """One press on a partner: the draft stands, everything filled in. What was still waiting for an answer expires."""
    referral = a_referral(request.user, code)
    if request.method == "POST" and (chosen := _chosen(request)):
        try:
            made = reoffering.reoffer(referral, partner=chosen, by=request.actor)
            return _offered(request, made, chosen)
        except (Refused, NotNow, NotAllowed) as refused:
            messages.warning(request, sentence(refused))
            return redirect("referrals:referral-detail", code)
    if first := after.next_one(referral):
        return _already(request, first)
    if not after.may_reoffer(referral):
        messages.warning(request, sentence(NotNow("reoffer", referral.state)))
        return redirect("referrals:referral-detail", code)
    step, said = after.next_step(referral)
    context = {
        "step": step,
        "said": said,
        "why": after.why_over(referral),
        "waits": referral.state == State.SENT,
    }
    return render(request, "referrals/start/reoffer.html", _page(request, referral) | context)


def _offered(request, made, chosen):
    """On to the sharing of the new draft, or to the one that somebody else made first."""
    return (
        _already(request, made)
        if made.partner_id != chosen.pk
        else redirect("referrals:referral-sharing", made.code)
    )


def _already(request, first):
    said = {"number": first.number, "partner": partner_name(first.partner, request.user)}
    messages.info(request, _("It has been offered to %(partner)s already: %(number)s.") % said)
    return redirect("referrals:referral-detail", first.code)


def _chosen(request):
    return (
        Partner.objects.visible_to(request.user).active().filter(code=request.POST.get("partner", "")).first()
    )


def _page(request, referral):
    """The same suggestions; a partner that has not answered yet is not suggested again."""
    found = suggest(referral.episode, referral.service, request.user, timezone.now())
    waits = referral.partner_id if referral.state in (State.SENT, State.DRAFT) else None
    offering, others = ([s for s in part if s.partner.pk != waits] for part in found)
    return {
        "referral": referral, "name": client_name(referral.episode, request.user), "label": referral.get_service_display(),
        "partner": partner_name(referral.partner, request.user), "offering": suggestions.cards(offering, request.user),
        "others": suggestions.cards(others, request.user),
    }  # fmt: skip

"""The third step, and going back to it: what for, how long, who collects. From here on the draft is kept."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render

from partners import lists
from partners.models import Partner
from referrals.actions import drafting
from referrals.forms.draft import Changed, Rest
from referrals.models import Referral, State
from referrals.reading import client_name, partner_name
from referrals.refusals import Refused, sentence
from referrals.views.staff.parts import suggestions
from referrals.views.staff.starting import an_episode
from rptc.accounts.access import requires
from rptc.accounts.laid_aside import keeps_text
from rptc.accounts.presses import once
from rptc.flow import NotAllowed, NotNow

FIELDS = ["service", "purpose", "collector", "serve_days", "urgent"]


@keeps_text
@requires("referrals.write")
@once
def write(request, code):
    """The rest for the partner and service of the address; a draft is made. "another" goes on to another partner."""
    episode, asked = an_episode(request.user, code), posted(request) or request.GET
    partner = Partner.objects.visible_to(request.user).active().filter(code=asked.get("partner", "")).first()
    service = asked.get("service", "")
    if partner is None or service not in lists.SERVICES.rows():
        return redirect("referrals:referral-start", code)
    form = Rest(posted(request), episode=episode, partner=partner)
    if request.method == "POST" and form.is_valid():
        try:
            made = drafting.start(
                episode=episode, partner=partner, service=service, by=request.actor, **form.cleaned_data
            )
            return redirect(onwards(request), made.code)
        except Refused as refused:
            form.add_error(None, refused.sentence)
    context = {
        "episode": episode, "form": form, "partner": partner, "partner_name": partner_name(partner, request.user),
        "service": service, "label": suggestions.service(service), "name": client_name(episode, request.user),
    }  # fmt: skip
    return render(request, "referrals/start/write.html", context)


@keeps_text
@requires("referrals.write")
@once
def change(request, code):
    """Change what a draft asks for; its partner and what is shared have pages of their own."""
    referral = a_referral(request.user, code)
    if referral.state != State.DRAFT:
        return not_a_draft(request, referral)
    now = {name: getattr(referral, name) for name in FIELDS}
    form = Changed(posted(request), episode=referral.episode, partner=referral.partner, initial=now)
    if request.method == "POST" and form.is_valid():
        try:
            drafting.change(referral, by=request.actor, **form.cleaned_data)
            return redirect("referrals:referral-submit", code)
        except (Refused, NotNow, NotAllowed) as refused:
            form.add_error(None, sentence(refused))
    return render(request, "referrals/start/change.html", {"referral": referral, "form": form})


def a_referral(user, code):
    """The referral by itself, in one statement; a stranger's is 404."""
    rows = Referral.objects.visible_to(user).select_related(
        "episode__person",
        "episode__ppks_class",
        "partner",
        "consent",
        "group",
        "worker",
        "episode__report_class",
    )
    return get_object_or_404(rows, code=code)


def onwards(request):
    """The page after the draft is kept."""
    return f"referrals:referral-{'partner' if 'another' in request.POST else 'sharing'}"


def not_a_draft(request, referral):
    """Somebody was faster: back to the referral, with the words."""
    messages.warning(request, sentence(NotNow("change", referral.state)))
    return redirect("referrals:referral-detail", referral.code)


def posted(request):
    """What was sent, or what was laid aside when the session had ended."""
    return request.POST if request.method == "POST" else request.laid

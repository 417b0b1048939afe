"""Writing a referral: a form, the partner's fitness on request, then the check page. What was typed is never lost."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render

from clients.actions.refused import Refused
from clients.models import Episode
from referrals.actions import drafting
from referrals.forms.draft import Changed, Draft
from referrals.models import Referral, State
from referrals.reading import client_name
from referrals.refusals import sentence
from referrals.views.staff import fetch
from rptc.accounts.access import requires
from rptc.accounts.laid_aside import keeps_text
from rptc.accounts.presses import once
from rptc.flow import NotAllowed, NotNow

COPIED = ["service", "purpose", "collector", "serve_days", "shared", "urgent"]


@keeps_text
@requires("referrals.write")
@once
def start(request, code):
    """A draft for an open case, or "check" for how the partner fits. `?from=` copies a referral that came to nothing."""
    episode = _episode(request, code)
    form = Draft(_posted(request), episode=episode, user=request.user, initial=_copied(request, episode))
    if request.method == "POST" and "check" not in request.POST and form.is_valid():
        try:
            made = drafting.start(episode=episode, **form.cleaned_data, by=request.actor)
            return redirect("referrals:referral-submit", made.code)
        except Refused as refused:
            form.add_error(None, refused.sentence)
    return render(request, "referrals/start/start.html", _page(request, episode, form))


@requires("referrals.write")
def fit(request, code):
    """A fragment for htmx: how the chosen partner fits this client."""
    episode = _episode(request, code)
    form = Draft(request.GET, episode=episode, user=request.user)
    return render(request, "referrals/start/_fit.html", {"fit": form.fit()})


@keeps_text
@requires("referrals.write")
@once
def change(request, code):
    """Change a draft; the partner stays, another partner is another referral."""
    referral = fetch.referral(request.user, code)
    if referral.state != State.DRAFT:
        messages.warning(request, sentence(NotNow("change", referral.state)))
        return redirect("referrals:referral-detail", code)
    now = {name: getattr(referral, name) for name in COPIED}
    form = Changed(_posted(request), episode=referral.episode, user=request.user, initial=now)
    if request.method == "POST" and form.is_valid():
        answers = form.cleaned_data | {"serve_days": form.cleaned_data["serve_days"] or referral.serve_days}
        try:
            drafting.change(referral, by=request.actor, **answers)
            return redirect("referrals:referral-submit", code)
        except (Refused, NotNow, NotAllowed) as refused:
            form.add_error(None, sentence(refused))
    return render(request, "referrals/start/change.html", {"referral": referral, "form": form})


def _episode(request, code):
    rows = Episode.objects.visible_to(request.user)
    return get_object_or_404(rows.select_related("person", "ppks_class", "report_class"), code=code)


def _posted(request):
    """What was sent, or what was laid aside when the session had ended."""
    return request.POST if request.method == "POST" else request.laid


def _copied(request, episode):
    source = Referral.objects.filter(episode=episode, code=request.GET.get("from", "")).first()
    return {name: getattr(source, name) for name in COPIED} if source else {}


def _page(request, episode, form):
    """The form without error marks while the partner is only being looked at."""
    looked = "check" in request.POST
    if looked:
        form = Draft(initial=_typed(request.POST), episode=episode, user=request.user)
    fitness = (
        Draft(request.POST, episode=episode, user=request.user).fit() if request.method == "POST" else None
    )
    running = Referral.objects.filter(episode=episode).unsettled().select_related("partner")
    return {
        "episode": episode, "form": form, "fit": fitness, "name": client_name(episode, request.user),
        "open": [(r, r.partner.name_for(request.user)) for r in running],
    }  # fmt: skip


def _typed(post):
    return post.dict() | {"shared": post.getlist("shared")}

"""The first two steps of a referral: what runs already and what is needed; then who could give it, and why. Nothing is
written yet: both steps are addresses that can be gone back to."""

from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from clients.models import Episode
from referrals.forms.draft import Need
from referrals.reading import client_name
from referrals.suggested import suggest
from referrals.views.staff.parts import earlier, suggestions
from rptc.accounts.access import requires


@require_safe
@requires("referrals.write")
def start(request, code):
    """The client's open referrals first, those that came to nothing with their reason, then the need."""
    return _need(request, an_episode(request.user, code), Need())


@require_safe
@requires("referrals.write")
def partners(request, code):
    """Who offers the service, in order, each with its reasons; `?service=` says which."""
    episode = an_episode(request.user, code)
    form = Need(request.GET)
    if "service" not in request.GET:
        return redirect("referrals:referral-start", code)
    if not form.is_valid():
        return _need(request, episode, form)
    service = form.cleaned_data["service"]
    offering, others = suggest(episode, service, request.user, timezone.now())
    context = {
        "episode": episode, "name": client_name(episode, request.user), "service": service,
        "label": suggestions.service(service), "offering": suggestions.cards(offering, request.user),
        "others": suggestions.cards(others, request.user),
    }  # fmt: skip
    return render(request, "referrals/start/partners.html", context)


def an_episode(user, code):
    """The case of a public code as `user` may see it; a stranger's is 404."""
    rows = Episode.objects.visible_to(user).select_related("person", "ppks_class", "report_class")
    return get_object_or_404(rows, code=code)


def _need(request, episode, form):
    context = {
        "episode": episode, "form": form, "name": client_name(episode, request.user),
        "open": earlier.running(episode, request.user, timezone.now()), "past": earlier.came_to_nothing(episode, request.user),
    }  # fmt: skip
    return render(request, "referrals/start/start.html", context)

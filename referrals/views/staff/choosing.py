"""Several clients to one partner: whom to choose, then what they have in common; their drafts are made in one group."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from clients.actions.refused import Refused
from referrals.actions import groups
from referrals.candidates import Candidates, candidates, rooms
from referrals.forms.group import Common
from referrals.reading import client_name
from referrals.views.staff.parts import members as parts
from rptc.accounts.access import requires
from rptc.accounts.laid_aside import keeps_text
from rptc.accounts.presses import once

MOST = 60
WRITES = "referrals.write"


@require_safe
@requires(WRITES)
def choose(request):
    """Open cases, filtered in the address, with a box each; what is ticked goes on in the address too."""
    chosen = Candidates(request.GET, queryset=candidates(request.user), request=request)
    found = list(chosen.qs.order_by("-arrived_at", "-pk")[: MOST + 1])
    sleeps = rooms(found[:MOST])
    rows = [parts.candidate(case, request.user, sleeps) for case in found[:MOST]]
    context = {"filter": chosen, "rows": rows, "more": len(found) > MOST}
    return render(request, "referrals/groups/choose.html", context)


@keeps_text
@requires(WRITES)
@once
def write(request):
    """What the ticked have in common; a draft for each is made, in one group."""
    ticked = request.GET.getlist("client")[:MOST]
    cases = list(candidates(request.user).filter(code__in=ticked).order_by("pk"))
    if len(cases) < groups.FEWEST:
        messages.warning(request, _("Tick at least two clients."))
        return redirect("referrals:group-new")
    names = {case.code: f"{client_name(case, request.user)} · {case.number}" for case in cases}
    posted = request.POST if request.method == "POST" else request.laid
    form = Common(posted, episodes=cases, names=names, user=request.user, initial={"clients": list(names)})
    if request.method == "POST" and form.is_valid():
        try:
            group, found = groups.start(by=request.actor, **form.given())
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            say(request, found, lambda case: names[case.code])
            return redirect("referrals:group-detail", group.code)
    return render(
        request, "referrals/groups/write.html", {"form": form, "referred": [c for c in cases if c.referred]}
    )


def say(request, found, name):
    """How many were done; who was left out and why."""
    done = len(found.done)
    if done:
        messages.success(
            request, ngettext("Done for %(n)d client.", "Done for %(n)d clients.", done) % {"n": done}
        )
    for thing, why in found.left:
        messages.warning(request, _("Left out: %(who)s. %(why)s") % {"who": name(thing), "why": why})

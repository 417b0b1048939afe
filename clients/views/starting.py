"""Registration begins at a search: for somebody new, or as a new case of somebody known."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from clients import returning
from clients.actions import drafts
from clients.actions.refused import Refused
from clients.models import Episode, Person, Search
from rptc import audit
from rptc.accounts.access import requires


@requires("clients.register")
def start(request, code=""):
    """GET asks which way, POST begins the draft. Without an own search there is no registration."""
    search = Search.objects.filter(code=code, user=request.user).first()
    if search is None:
        messages.info(request, _("Search first: the person may be known already."))
        return redirect("/clients/")
    if request.method != "POST":
        return render(request, "clients/intake/start.html", {"search": search})
    draft = drafts.start(search, by=request.actor, emergency=request.POST.get("path") == "emergency")
    return redirect("clients:draft-emergency" if draft.emergency else "clients:draft", draft.code)


@requires("clients.register")
def known(request, code, person):
    """A new case for somebody a search found; the file fills in what it knows."""
    search = Search.objects.filter(code=code, user=request.user).first()
    if search is None:
        return redirect("/clients/")
    person = get_object_or_404(Person.objects.visible_to(request.user).canonical_only(), code=person)
    if request.method == "POST":
        try:
            return redirect("clients:draft", drafts.start(search, by=request.actor, person=person).code)
        except Refused as refused:
            return _stands_in_the_way(request, person, refused.about)
    if running := Episode.objects.running().of(person).first():
        return _stands_in_the_way(request, person, running)
    found = returning.known(person)
    if found:
        audit.read("earlier-cases-announced", person, by=request.actor)
    cases = Episode.objects.of(person).counted()[:5]
    context = {"person": person, "search": search, "cases": cases, "known": found}
    return render(request, "clients/intake/known.html", context)


def _stands_in_the_way(request, person, running):
    return render(request, "clients/intake/running.html", {"person": person, "episode": running}, status=409)

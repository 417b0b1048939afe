"""The identity of a client: a part of the file. Names, state, photos, addresses, household, and files that are alike."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from clients.identities import Known
from rptc import audit
from rptc.desk.client.fetch import File
from rptc.desk.client.views import frame, of_person


@require_safe
@of_person
def show(request, person):
    """What holds stands first; what was retired stays, with who, when and why."""
    audit.read("identity-opened", person, by=request.actor)
    may = {"writes": request.actor.may("clients.register"), "joins": request.actor.may("clients.join_files")}
    context = {"known": Known(person, request.user)} | may
    return render(request, "desk/client/identity.html", frame(request, File(person), "identity") | context)

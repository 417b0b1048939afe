"""Who may open a part of a client file: asked here, before any view of the file runs."""

from functools import wraps

from django.shortcuts import redirect

from rptc.accounts.access import requires
from rptc.desk.client.fetch import Restricted, person_for


def of_person(view):
    """Run a view with the person of the address, or show the door of a restricted file. What else stands in the address
    goes on to the view; a duplicate leads to the person it is."""

    @requires("clients.see_file")
    @wraps(view)
    def guarded(request, code, **more):
        try:
            person = person_for(request.user, code)
        except Restricted:
            return redirect("desk:client-restricted", code)
        if person.code != code:
            return redirect(request.resolver_match.view_name, person.code, **more)
        return view(request, person, **more)

    return guarded

"""Sensitive parts of an open file: a view, or a block of a page, that only direct readers see without a reason."""

from functools import wraps

from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from clients import sensitive
from clients.actions import opening
from rptc.accounts.presses import once
from rptc.desk.client.guard import of_person
from rptc.ui.forms import Reason


def behind(part):
    """Run a view of a person (under `of_person`) only for who may read `part`, and record the reading; others go to the
    door and come back to where they wanted to go (a POST is given anew)."""

    def decorate(view):
        @wraps(view)
        def guarded(request, person):
            reader = sensitive.Reader(request.user, person)
            if not reader.opens(part):
                return redirect(reader.door(part, request.path if request.method == "GET" else ""))
            reader.read(part, by=request.actor)
            return view(request, person)

        return guarded

    return decorate


@once
@of_person
def door(request, person, part):
    """A reason opens one part until tonight. Whoever reads directly, or opened it before, goes on at once."""
    reader, known = sensitive.Reader(request.user, person), sensitive.PARTS.get(part)
    if known is None:
        raise Http404
    if reader.opens(part):
        return redirect(_next(request, person))
    form = Reason(request.POST or None)
    if request.method == "POST" and form.is_valid():
        opening.open_part(person, part, reason=form.cleaned_data["reason"], by=request.actor)
        return redirect(_next(request, person))
    return render(request, "desk/client/door.html", {"form": form, "part": known, "person": person})


def _next(request, person):
    """The address of ours that was wanted, else the file."""
    wanted = request.GET.get("next", "")
    ours = url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
    return wanted if ours else reverse("desk:client-file", args=[person.code])

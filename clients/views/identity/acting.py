"""The one page behind every short form about an identity: fetch what the user may see, ask, act once, go back."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render

from clients.actions.refused import Refused
from clients.models import Person
from rptc.accounts.access import requires
from rptc.accounts.presses import once
from rptc.files import store


@dataclass(frozen=True)
class Asked:
    """The words of one page: heading, an explanation, the button, and what is said when it is done."""

    title: str
    lead: str
    verb: str
    done: str
    danger: bool = False


READ = [f"{path}{name}" for path in ("", "canonical__") for name in ("district", "photo", "national_id")]


def of_codes(user, *codes):
    """The canonical people with these codes, as far as the user may open their files; else 404."""
    people = Person.objects.visible_to(user).select_related(*READ)
    found = {person.code: person.canonical or person for person in people.filter(code__in=codes)}
    if not found.keys() >= set(codes):
        raise Http404
    return [found[code] for code in codes]


def of_code(user, code):
    return of_codes(user, code)[0]


def row_of(model, user, code, path="person"):
    """A row of a history of somebody whose file the user may open; else 404."""
    rows = model.objects.filter(**{f"{path}__in": Person.objects.visible_to(user)})
    return get_object_or_404(rows.select_related(f"{path}__canonical"), code=code)


def adding(form, act, asked, permission="clients.register"):
    """A view that adds something to the person of the address: `act(person, by=, **form.given())`."""

    @requires(permission)
    @once
    def view(request, code):
        person = of_code(request.user, code)
        return _page(request, form, act, asked, person, person)

    return view


def changing(model, form, act, asked):
    """A view that ends or corrects one row: `act(row, by=, **form.given())`."""

    @requires("clients.register")
    @once
    def view(request, code):
        row = row_of(model, request.user, code)
        return _page(request, form, act, asked, row, row.person.canonical or row.person)

    return view


def _page(request, form, act, asked, about, person):
    posted = (request.POST, request.FILES) if request.method == "POST" else ()
    bound = form(*posted, about=about, user=request.user)
    if bound.is_valid() and carried_out(bound, act, about, request.actor):
        messages.success(request, asked.done)
        return redirect("desk:client-identity", person.code)
    context = {"form": bound, "asked": asked, "person": person, "about": about}
    return render(request, "clients/identity/act.html", context)


def carried_out(form, act, about, by):
    """Whether the action was done; a refusal becomes an error of the form."""
    try:
        act(about, **form.given(by), by=by)
    except (Refused, store.Refused) as refused:
        form.refuse(refused)
        return False
    return True

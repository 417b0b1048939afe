"""One small page for every act: what it concerns, a form, a button."""

from dataclasses import dataclass

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse

from clients.actions.refused import Refused
from rptc.files import store


@dataclass(frozen=True)
class Page:
    """`person` is whose file it belongs to, `rows` what is shown above the form."""

    title: str
    verb: str
    person: object
    hint: str = ""
    rows: tuple = ()
    danger: bool = False
    back: str = ""

    @property
    def leads_back(self):
        return self.back or reverse("desk:client-plan", args=[self.person.code])


def act(request, page, form, action, done):
    """The page, or the way back after `action(**given)`; a refusal stands at the answer that it is about."""
    if form.is_valid():
        try:
            action(**form.given(request.actor), by=request.actor)
            messages.success(request, done)
            return redirect(page.leads_back)
        except (Refused, store.Refused) as refused:
            form.refuse(refused)
    return render(request, "clients/plan/act.html", {"page": page, "form": form})


def posted(request):
    """What a form takes: nothing on a GET."""
    return (request.POST, request.FILES) if request.method == "POST" else ()

"""What the pages of this part share: fetching, trying an act, and the one page with a form."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from clients.models import Episode
from rptc.lib.refused import Refused

FORM = "clients/closure/form.html"


def episode(request, code):
    rows = Episode.objects.visible_to(request.user).select_related("person", "case_worker", "unit")
    return get_object_or_404(rows, code=code)


def home(person):
    """The part of the client file that all of this belongs to; the roof owns it."""
    return reverse("desk:client-closure", args=[person.code])


def done(request, act, form, person, words):
    """Run `act`; None after its refusal became an error of the form, else the way back."""
    try:
        act()
    except Refused as refused:
        form.refuse(refused)
        return None
    messages.success(request, words)
    return redirect(home(person))


def over(request, person, words):
    """Somebody was faster, or the page is an old one."""
    messages.info(request, words)
    return redirect(home(person))


def page(request, form, person, **words):
    """`title`, `lead`, `verb`, and perhaps `rows`, `found` (what stands open), `danger`."""
    given = {"lead": "", "rows": None, "found": (), "danger": False} | words
    return render(request, FORM, given | {"form": form, "back_to": home(person)})

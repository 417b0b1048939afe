"""One form, one act: done and on, or the form again with what speaks against it."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render

from clients.actions.refused import Refused
from clients.models import Facility


def act(request, form, do, *, title, verb, to, said, lead="", stay=None, clean=None):
    """Run `do(**answers)` once the answers are good, say `said` and lead to the address `to`; else show the form.

    `clean` makes keywords of the form where its answers are not those of the act.
    """
    if form.is_valid() and done(form, do, clean):
        messages.success(request, said)
        return redirect(to)
    page = {"form": form, "title": title, "verb": verb, "to": to, "lead": lead, "stay": stay}
    return render(request, "clients/house/act.html", page)


def done(form, do, clean=None):
    """Whether the act was done; its refusal became an error of the form."""
    answers = clean() if clean else form.cleaned_data
    try:
        do(**{name: value for name, value in answers.items() if name != "go_on"})
        return True
    except Refused as refused:
        form.refuse(refused)
        return False


def posted(request):
    """The data of a form, or None where nothing was sent yet."""
    return request.POST if request.method == "POST" else None


def the_house():
    """The house that is kept: the one in use that was opened last, or 404."""
    house = Facility.objects.open_on().order_by("-opened_on").first()
    if house is None:
        raise Http404
    return house

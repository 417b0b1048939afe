"""RPTC's answer to one of them, and its other ends: each a page with a question."""

from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from clients.models import Episode, Person
from referrals.actions import incoming
from referrals.forms.incoming_answer import Answer, Refusal
from referrals.views.staff.incoming import fetch, pages, writes
from rptc.accounts.presses import once


@writes
@once
def accept(request, code):
    """For somebody new, or `?person=` of a known file, or `?case=` that runs already."""
    row, whom = fetch.incoming(request.user, code), known(request)
    if answer := fetch.moved_on(request, row, "accept"):
        return answer
    form = Answer(request.POST if request.method == "POST" else None, asked=row, new=not any(whom.values()))
    if form.is_valid():
        words = _("%(number)s is accepted. Tell the sender, then take the client in.") % {
            "number": row.number
        }
        given = whom | form.cleaned_data
        if answer := fetch.done(
            request, form, lambda: incoming.accept(row, by=request.actor, **given), row=row, words=words
        ):
            return answer
    return render(
        request, "referrals/incoming/accept.html", pages.context(request, row, form, "accept") | whom
    )


@writes
@once
def decline(request, code):
    row = fetch.incoming(request.user, code)
    if answer := fetch.moved_on(request, row, "decline"):
        return answer
    form = Refusal(request.POST if request.method == "POST" else None)
    if form.is_valid():
        words = _("%(number)s is declined. Tell the sender.") % {"number": row.number}
        act = lambda: incoming.decline(row, by=request.actor, **form.cleaned_data)  # noqa: E731
        if answer := fetch.done(request, form, act, row=row, words=words):
            return answer
    return render(request, "referrals/incoming/act.html", pages.context(request, row, form, "decline"))


def known(request):
    """{person, episode}: whom the address names, as far as this user may see them."""
    person, case = request.GET.get("person"), request.GET.get("case")
    people = Person.objects.visible_to(request.user).canonical_only()
    cases = Episode.objects.visible_to(request.user).select_related("person")
    return {
        "person": get_object_or_404(people, code=person) if person else None,
        "episode": get_object_or_404(cases, code=case) if case else None,
    }

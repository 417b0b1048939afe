"""People who may be the one being registered, one comparison a page; the unit head's permission for the same NIK."""

from django import forms
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from clients.actions import decisions
from clients.actions.refused import Refused
from clients.intake import checks, comparison, tasks
from clients.intake.reading import Reading
from clients.views.opening import on_draft
from rptc import audit
from rptc.accounts.access import requires
from rptc.ui.forms import House, Reason


class Decision(House, forms.Form):
    """Is it the same person? Only "no" asks for a reason."""

    SAME = [
        ("yes", gettext_lazy("Yes, this is the person")),
        ("no", gettext_lazy("No, continue as a new client")),
        ("maybe", gettext_lazy("Not sure, mark as maybe double")),
    ]
    same = forms.ChoiceField(
        label=gettext_lazy("Is this the same person?"), choices=SAME, widget=forms.RadioSelect
    )
    reason = forms.CharField(
        label=gettext_lazy("Why is it not the same person?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("One reason that can be checked, for example a scar or what the family says."),
    )
    shown_when = {"reason": "same=no"}
    missing = {
        "same": gettext_lazy("Choose whether it is the same person."),
        "reason": gettext_lazy("Enter why it is not the same person."),
    }


@requires("clients.register")
@on_draft
def compare(request, draft):
    """The likeliest person about whom nothing was said yet; when none is left, on with the intake."""
    reading = Reading(draft)
    hits = checks.lookalikes(reading, request.user)
    if request.method == "POST":
        return _decided(request, reading, {hit.person.code: hit for hit in hits})
    if not hits:
        return redirect(tasks.go_on(reading, "identity"))
    return _page(request, reading, hits[0], Decision(), len(hits))


def _decided(request, reading, hits):
    hit, form = hits.get(request.POST.get("person", "")), Decision(request.POST)
    if hit is None:
        return redirect("clients:draft-duplicates", reading.draft.code)
    if not form.is_valid():
        return _page(request, reading, hit, form, len(hits))
    try:
        decisions.decide(
            reading.draft, hit.person, certain=hit.certain, by=request.actor, **form.cleaned_data
        )
    except Refused as refused:
        form.add_error("same", refused.sentence)
        return _page(request, reading, hit, form, len(hits), refused.about)
    return redirect("clients:draft-duplicates", reading.draft.code)


def _page(request, reading, hit, form, left, running=None):
    audit.read("file-compared", hit.person, by=request.actor, draft=reading.draft.code)
    context = {
        "draft": reading.draft,
        "hit": hit,
        "form": form,
        "left": left,
        "running": running,
        "rows": comparison.rows(reading, hit),
        "back": tasks.address(reading, "identity"),
    }
    return render(request, "clients/intake/duplicates.html", context)


@requires("clients.allow_duplicate")
@on_draft
def allow(request, draft):
    """The unit head sees whose NIK it is and what the writer said, and allows with a reason."""
    form = Reason(request.POST or None)
    if request.method == "POST" and form.is_valid():
        decisions.allow(draft, reason=form.cleaned_data["reason"], by=request.actor)
        messages.success(request, _("Allowed. The writer can send the intake."))
        return redirect("clients:draft-list")
    reading = Reading(draft)
    people = [(person, draft.decision.get(person.code)) for person in checks.same_nik(reading)]
    return render(
        request,
        "clients/intake/allow.html",
        {"draft": draft, "reading": reading, "form": form, "people": people},
    )

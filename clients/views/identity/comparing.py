"""Two files side by side, for the unit head: one person or two."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from clients import matching
from clients.actions.identity import joining, obstacles, parting
from clients.actions.refused import Refused
from clients.forms.identity.base import NumberField, Other
from clients.forms.identity.duplicates import SAME, Verdict
from clients.models import Episode, Person, TwoPeople
from clients.side_by_side import rows
from clients.views.identity.acting import of_code, of_codes
from rptc import audit
from rptc.accounts.access import requires
from rptc.accounts.presses import once


class ByNumber(Other):
    number = NumberField(label=gettext_lazy("Registration number of the other file"))

    def clean_number(self):
        return self.client_of(self.cleaned_data["number"])


@requires("clients.join_files")
def choose(request, code):
    """Files that are alike, with the reasons, and a box for a number."""
    person = of_code(request.user, code)
    form = ByNumber(request.POST or None, about=person, user=request.user)
    if form.is_valid():
        return redirect("clients:compare-files", person.code, form.cleaned_data["number"].code)
    audit.read("files-compared", person, by=request.actor)
    context = {"person": person, "form": form, "hits": _alike(person, request.user)[:10]}
    return render(request, "clients/identity/choose.html", context)


@requires("clients.join_files")
@once
def compare(request, code, other):
    """What each says, what is alike, what stands in the way; then the verdict."""
    one, two = of_codes(request.user, code, other)
    if one == two:
        messages.info(request, _("These files are joined already."))
        return redirect("desk:client-identity", one.code)
    lines, cases = rows(one, two), [_cases(own) for own in (one, two)]
    files = [_named(*pair) for pair in zip((one, two), cases, strict=True)]
    posted = request.POST if request.method == "POST" else None
    form = Verdict(posted, about=one, user=request.user, rows=lines, files=files)
    if form.is_valid() and _decided(request, form, one, two):
        return redirect("desk:client-identity", form.cleaned_data["goes_on"] or one.code)
    audit.read("files-compared", one, by=request.actor, other=two.code)
    context = {
        "one": one, "other": two, "rows": lines, "form": form, "hit": _hit(one, two, request.user),
        "cases": cases, "obstacle": obstacles.found(_rows(one), _rows(two)),
        "said": TwoPeople.objects.standing().between(one, two).first(),
    }  # fmt: skip
    return render(request, "clients/identity/compare.html", context)


def _decided(request, form, one, two):
    """Whether it was carried out; a refusal becomes an error of the form."""
    data, by = form.cleaned_data, request.actor
    try:
        if data["verdict"] != SAME:
            parting.two_people(one, two, reason=data["reason"], by=by)
            messages.success(request, _("It is remembered that these are two people."))
        else:
            first = data["goes_on"] == one.code
            canonical, duplicate = (one, two) if first else (two, one)
            chosen = form.of_the_other(first)
            joining.join(canonical, duplicate, reason=data["reason"], chosen=chosen, by=by)
            messages.success(request, _("The files are joined. Nothing was lost: this can be undone."))
    except Refused as refused:
        form.add_error(None, refused.sentence)
        return False
    return True


def _rows(person):
    return list(Person.objects.same_as(person))


def _cases(person):
    return list(Episode.objects.of(person))


def _named(person, cases):
    """A file as a choice."""
    numbers = ", ".join(case.number for case in cases)
    return person.code, f"{person.display_name} ({numbers})" if numbers else person.display_name


def _alike(person, user):
    """Hits for what the file itself says."""
    return matching.candidates(
        full_name=person.full_name, alias=person.alias, birth_date=person.birth_date, birth_year=person.birth_year,
        sex=person.sex, nik=_nik(person), phone=str(person.phone or ""), exclude=person, user=user,
    )  # fmt: skip


def _nik(person):
    held = getattr(person, "national_id", None)
    return held.read() if held else ""


def _hit(one, two, user):
    return next((hit for hit in _alike(one, user) if hit.person == two), None)

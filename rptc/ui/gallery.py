"""Every component in its states, on one page; for development and for the tests that look at them."""

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from . import fields
from .context import Frame
from .forms import House
from .samples import menu, samples

PHOTO = {"accept": "image/*", "capture": "environment"}


class Sample(Frame):
    """A frame with the menu of a unit head, whoever looks."""

    nav = menu()
    me = {"name": "Mirna Lestari", "role": _("Social worker"), "url": "#", "sign_out": "#"}
    search_url = "#"


class Faulty(House, forms.Form):
    """A form with every kind of field."""

    full_name = forms.CharField(label=_("Full name"), help_text=_("One word is enough."))
    alias = forms.CharField(label=_("Nickname"), required=False)
    sex = forms.ChoiceField(
        label=_("Sex"),
        choices=[("m", _("Male")), ("f", _("Female")), ("u", _("Not known yet"))],
        widget=forms.RadioSelect,
    )
    born = fields.BirthField(label=_("Date of birth"), required=False)
    seen = fields.MomentField(label=_("Time of arrival"))
    source = forms.ChoiceField(
        label=_("Source"),
        choices=[("", _("Choose a source")), ("police", _("Police")), ("other", _("Other"))],
    )
    other = forms.CharField(label=_("Which other source?"))
    needs = forms.MultipleChoiceField(
        label=_("Needs tonight"),
        choices=[("food", _("Food")), ("doctor", _("Doctor")), ("none", _("None of these"))],
        widget=forms.CheckboxSelectMultiple,
    )
    photo = forms.FileField(label=_("Photo"), required=False, widget=forms.ClearableFileInput(PHOTO))
    agreed = forms.BooleanField(label=_("The family agrees"), required=False)

    shown_when = {"other": "source=other"}
    exclusive = {"needs": "none"}


@login_not_required
def show(request):
    """The gallery. `?errors=1` shows the form after it was sent with faults, the box above the heading."""
    faulty = Faulty({"full_name": "", "born": "7-21-2017"}) if request.GET.get("errors") else None
    context = {"frame": Sample(request), "form": faulty, "blank": Faulty(), **samples()}
    return render(request, "gallery.html", context)

"""Another name, and how one is retired or corrected."""

from django import forms
from django.utils.translation import gettext_lazy as _

from clients.forms.identity.base import About, Why
from clients.models import OtherName
from rptc.ui.fields import DayField, NameField


class NewName(About):
    kind = forms.ChoiceField(
        label=_("Kind of name"), choices=OtherName.Kind.choices, widget=forms.RadioSelect
    )
    name = NameField(label=_("Name"), max_length=150)
    since = DayField(label=_("Used since"), required=False, help_text=_("Leave it empty when nobody knows."))
    source = forms.CharField(label=_("Who said so"), max_length=150, required=False)

    missing = {"kind": _("Choose what kind of name it is."), "name": _("Write the name.")}


class RetireName(Why):
    as_ = forms.ChoiceField(
        label=_("What happened to this name"), choices=OtherName.Retired.choices, widget=forms.RadioSelect,
        help_text=_("A name that is no longer used still finds the person. One entered in error does not."),
    )  # fmt: skip

    field_order = ["as_", "reason"]
    missing = Why.missing | {"as_": _("Choose what happened to the name.")}


class CorrectName(Why):
    to = NameField(label=_("Name as it should be"), max_length=150)

    field_order = ["to", "reason"]
    missing = Why.missing | {"to": _("Write the name.")}

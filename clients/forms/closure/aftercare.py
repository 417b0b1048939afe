"""A visit of the aftercare: made or missed; and its end."""

from django import forms
from django.utils.translation import gettext_lazy as _

from clients.models import Aftercare, Visit
from rptc.ui.fields import DayField, MomentField
from rptc.ui.forms import House

LONG = forms.Textarea(attrs={"rows": 4})


class _Next(House, forms.Form):
    next_on = DayField(
        label=_("Day of the next visit"),
        required=False,
        help_text=_("Leave it empty for the day the time limit gives."),
    )


class Made(_Next):
    made_at = MomentField(
        label=_("When"), required=False, help_text=_("Makassar time. Leave it empty for now.")
    )
    means = forms.ChoiceField(label=_("How"), choices=Visit.Means.choices, widget=forms.RadioSelect)
    findings = forms.CharField(
        label=_("What was found"), max_length=3000, widget=LONG,
        help_text=_("Home, school or work, health, who looks after the client, what is needed."),
    )  # fmt: skip

    field_order = ["made_at", "means", "findings", "next_on"]
    missing = {"means": _("Choose how it was."), "findings": _("Write what was found.")}


class Missed(_Next):
    reason = forms.CharField(label=_("Why it did not come about"), max_length=300, widget=LONG)

    field_order = ["reason", "next_on"]
    missing = {"reason": _("Say why the visit did not come about.")}


class End(House, forms.Form):
    result = forms.ChoiceField(
        label=_("How it ended"), choices=Aftercare.Result.choices, widget=forms.RadioSelect
    )
    words = forms.CharField(label=_("How the person is now"), max_length=3000, widget=LONG)

    missing = {"result": _("Choose how it ended."), "words": _("Write how the person is now.")}

"""Asking to depart from a rule, and the filters of the list."""

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from rptc.ui.fields import DayField
from rptc.ui.forms import House

SELECT = forms.Select(attrs={"class": "form-select"})
STATES = [
    ("waiting", _("Waits for the unit head")), ("approved", _("Approved")), ("refused", _("Refused")),
    ("advance", _("Asked in advance")), ("after", _("After the fact")),
]  # fmt: skip


class Ask(House, forms.Form):
    """Which rule, until when, why. `rules` are (code, words)."""

    rule = forms.ChoiceField(label=_("Which rule cannot be kept"))
    until = DayField(label=_("Until"), help_text=_("The last day of the departure."))
    reason = forms.CharField(label=_("Reason"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))

    missing = {
        "rule": _("Choose the rule."), "until": _("Choose the last day."), "reason": _("Say why the rule cannot be kept.")
    }  # fmt: skip

    def __init__(self, *args, rules, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["rule"].choices = [("", _("Choose …")), *rules]


class Decide(House, forms.Form):
    """A note to a yes; a no needs one."""

    reason = forms.CharField(
        label=_("Reason"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Needed to refuse."),
    )  # fmt: skip


class Filter(forms.Form):
    """Lives in the address; what cannot be read there filters nothing."""

    state = forms.ChoiceField(
        label=_("State"), choices=[("", _("All states")), *STATES], required=False, widget=SELECT
    )
    rule = forms.ChoiceField(label=_("Rule"), required=False, widget=SELECT)
    month = forms.CharField(
        label=_("Month"),
        required=False,
        widget=forms.TextInput(attrs={"class": "form-control", "type": "month"}),
    )
    worker = forms.ChoiceField(label=_("Worker"), required=False, widget=SELECT)

    def __init__(self, *args, rules, workers, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["rule"].choices = [("", _("All rules")), *rules]
        self.fields["worker"].choices = [("", _("Everybody")), *workers]

    def clean_month(self):
        text = self.cleaned_data["month"]
        try:
            return date.fromisoformat(f"{text}-01") if text else None
        except ValueError:
            raise forms.ValidationError(_("Write a month as 2026-11.")) from None

    def chosen(self):
        """{field: value} in force; what is wrong counts as not said."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

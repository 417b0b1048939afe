"""Who agreed, how, until when; and why it is taken back."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from clients.models import Consent
from rptc.files import store
from rptc.ui.fields import DayField, NameField
from rptc.ui.forms import House

DETAILS = ["given_by", "giver_name", "means", "witness", "given_on", "expires_on", "scan"]


class Given(House, forms.Form):
    """What a consent needs whatever it is for; `client` is the name of whose consent it is. `given(by)` are keywords of
    `consents.record`."""

    given_by = forms.ChoiceField(
        label=_("Who agrees"), choices=Consent.GivenBy.choices, widget=forms.RadioSelect
    )
    giver_name = NameField(
        label=_("Name of who agrees"), max_length=150, required=False,
        help_text=_("Leave it empty when only the client agrees."),
    )  # fmt: skip
    means = forms.ChoiceField(
        label=_("How it was given"), choices=Consent.Means.choices, widget=forms.RadioSelect
    )
    witness = NameField(label=_("Name of the witness"), max_length=150)
    given_on = DayField(label=_("Given on"), required=False, help_text=_("Leave it empty for today."))
    expires_on = DayField(
        label=_("Valid until"), required=False, help_text=_("Leave it empty when no end was agreed.")
    )
    scan = forms.FileField(
        label=_("Scan or photo of the paper"), required=False, help_text=_("PDF, JPEG or PNG, at most 15 MB."),
        widget=forms.FileInput(attrs={"accept": "application/pdf,image/jpeg,image/png"}),
    )  # fmt: skip

    missing = {
        "given_by": _("Choose who agrees."), "giver_name": _("Write the name of who agrees."),
        "means": _("Choose how it was given."), "witness": _("Write the name of the witness."),
    }  # fmt: skip
    shown_when = {"witness": "means=spoken"}
    conditional = ("giver_name",)

    def __init__(self, *args, client, **kwargs):
        super().__init__(*args, **kwargs)
        self.client = client

    def clean_given_on(self):
        day = self.cleaned_data["given_on"]
        if day and day > timezone.localdate():
            raise forms.ValidationError(_("This day lies in the future. Give the day it was given."))
        return day

    def clean(self):
        data = super().clean()
        if data.get("given_by") and not data.get("giver_name") and "giver_name" not in self.errors:
            self._named(data)
        first, last = data.get("given_on") or timezone.localdate(), data.get("expires_on")
        if last and last < first:
            self.add_error("expires_on", _("The last day must not be before the day it was given."))
        return data

    def _named(self, data):
        if data["given_by"] == Consent.GivenBy.CLIENT:
            data["giver_name"] = self.client
        else:
            self.add_error("giver_name", self.missing["giver_name"])

    def given(self, by):
        """The answers; an uploaded paper is kept first. Raises store.Refused."""
        data = {name: self.cleaned_data[name] for name in DETAILS}
        data["scan"] = store.scan(data["scan"], by=by) if data["scan"] else None
        return data


class New(Given):
    """A consent written down in the file: for what, and for a sharing, for whom and which parts. Both lists of choices are
    the caller's: clients knows neither partners nor what may be shared."""

    purpose = forms.ChoiceField(
        label=_("Consent to what"), choices=Consent.Purpose.choices, widget=forms.RadioSelect
    )
    recipient = forms.ChoiceField(label=_("Shared with"))
    scope = forms.MultipleChoiceField(label=_("What may be shared"), widget=forms.CheckboxSelectMultiple)

    field_order = ["purpose", "recipient", "scope", *DETAILS]
    missing = Given.missing | {
        "purpose": _("Choose what the consent is for."), "recipient": _("Choose with whom it may be shared."),
        "scope": _("Tick what may be shared."),
    }  # fmt: skip
    shown_when = {"recipient": "purpose=sharing", "scope": "purpose=sharing"} | Given.shown_when

    def __init__(self, *args, recipients, scopes, **kwargs):
        super().__init__(*args, **kwargs)
        self.recipients = dict(recipients)
        self.fields["recipient"].choices = [("", _("Choose …")), *recipients]
        self.fields["scope"].choices = scopes

    def given(self, by):
        data, code = self.cleaned_data, self.cleaned_data["recipient"] or ""
        named = {"recipient": code, "recipient_label": self.recipients.get(code, "")}
        return super().given(by) | {"purpose": data["purpose"], "scope": data["scope"]} | named


class Withdraw(House, forms.Form):
    """Why it is taken back, and by whom."""

    reason = forms.CharField(
        label=_("Who withdraws it, and why"), max_length=300, widget=forms.Textarea(attrs={"rows": 3})
    )

    missing = {"reason": _("Say who withdraws it, and why.")}

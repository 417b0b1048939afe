"""The client or guardian acknowledges the plan, or refuses it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from clients.forms.plan.base import Act
from clients.models import PlanVersion
from rptc.files import store
from rptc.ui.fields import MomentField, NameField

Means = PlanVersion.Means


class Acknowledge(Act):
    """Who, how, when; paper needs its scan, a spoken word its witness, a refusal its reason. `client` is a name."""

    given_by = forms.ChoiceField(
        label=_("Who was asked"), choices=PlanVersion.GivenBy.choices, widget=forms.RadioSelect
    )
    giver_name = NameField(
        label=_("Name of who was asked"), max_length=150, required=False,
        help_text=_("Leave it empty when only the client was asked."),
    )  # fmt: skip
    means = forms.ChoiceField(label=_("The answer"), choices=Means.choices, widget=forms.RadioSelect)
    scan = forms.FileField(
        label=_("Scan or photo of the signed plan"), help_text=_("PDF, JPEG or PNG, at most 15 MB."),
        widget=forms.FileInput(attrs={"accept": "application/pdf,image/jpeg,image/png"}),
    )  # fmt: skip
    witness = NameField(label=_("Name of the witness"), max_length=150)
    reason = forms.CharField(label=_("Why it was refused"), max_length=300)
    at = MomentField(label=_("When"), required=False, help_text=_("Makassar time. Leave it empty for now."))

    missing = {
        "given_by": _("Choose who was asked."), "means": _("Choose the answer."), "witness": _("Write the name of the witness."),
        "scan": _("Add a scan or photo of the signed paper."), "reason": _("Write why it was refused."),
    }  # fmt: skip
    shown_when = {
        "scan": f"means={Means.PAPER}", "witness": f"means={Means.SPOKEN}", "reason": f"means={Means.REFUSED}"
    }  # fmt: skip
    conditional = ("giver_name",)

    def __init__(self, *args, client, **kwargs):
        super().__init__(*args, **kwargs)
        self.client = client

    def clean(self):
        data = super().clean()
        if data.get("given_by") and not data.get("giver_name") and "giver_name" not in self.errors:
            if data["given_by"] == PlanVersion.GivenBy.CLIENT:
                data["giver_name"] = self.client
            else:
                self.add_error("giver_name", _("Write the name of who was asked."))
        return data

    def given(self, by):
        """The answers; an uploaded paper is kept first. Raises store.Refused."""
        data = super().given(by)
        return data | {"scan": store.scan(data["scan"], by=by) if data["scan"] else None}

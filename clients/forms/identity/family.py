"""Who lives together, and which relative is a client too."""

from django import forms
from django.utils.translation import gettext_lazy as _

from clients.forms.identity.base import NumberField, Other, Why
from clients.models import Relative
from rptc.ui.fields import DayField


class JoinHousehold(Other):
    other = NumberField(label=_("Registration number of the client they live with"))
    since = DayField(label=_("Since"), required=False, help_text=_("Leave it empty when nobody knows."))

    missing = {"other": _("Write the registration number of the other client.")}

    def clean_other(self):
        return self.client_of(self.cleaned_data["other"])


class LeaveHousehold(Why):
    until = DayField(label=_("Until"), required=False, help_text=_("Leave it empty when nobody knows."))

    field_order = ["until", "reason"]


class KnownRelative(Other):
    """`relative` is one of the family on file; an empty number takes the link back."""

    relative = forms.ChoiceField(label=_("Who of the family"), widget=forms.RadioSelect)
    client = NumberField(
        label=_("Registration number of their own case"), required=False,
        help_text=_("For example K-2026-0398. Leave it empty to take a link back."),
    )  # fmt: skip

    missing = {"relative": _("Choose who of the family is a client too.")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.kin = {str(row.pk): row for row in Relative.objects.of(self.about)}
        self.fields["relative"].choices = [
            (key, f"{row.name} ({row.get_relation_display().lower()})") for key, row in self.kin.items()
        ]

    def clean_client(self):
        number = self.cleaned_data["client"]
        return self.client_of(number) if number else None

    def given(self, by):
        return {"relative": self.kin[self.cleaned_data["relative"]], "client": self.cleaned_data["client"]}

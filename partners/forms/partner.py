"""Forms about the partner itself."""

from django import forms
from django.utils.translation import gettext_lazy as _

from partners.models import Partner
from rptc.ui.fields import DayField
from rptc.ui.forms import House

PHONE_WRONG = _("Write a phone number like 0812-3456-7890, or with its country code.")


class PartnerForm(House, forms.ModelForm):
    """A partner. Nothing but name and legal kind is needed to begin."""

    registration_ends = DayField(label=_("Registration ends"), required=False)
    accreditation_ends = DayField(label=_("Accreditation ends"), required=False)

    missing = {"masked_name": _("Give the name to show outside the case team.")}
    shown_when = {"masked_name": "discloses"}

    class Meta:
        model = Partner
        fields = [
            "name", "short_name", "kind", "discloses", "masked_name", "capacity", "head_name", "address", "district",
            "phone", "email", "legal_number", "registration_number", "registration_ends", "accreditation",
            "accreditation_ends", "note",
        ]  # fmt: skip
        widgets = {"note": forms.Textarea(attrs={"rows": 3})}
        help_texts = {
            "discloses": _("Tick when the name alone tells a health condition, such as HIV."),
            "capacity": _("How many clients it can take at once, if it says so."),
            "masked_name": _("Shown to everybody outside the case team, and in every message."),
        }
        error_messages = {
            "name": {"unique": _("A partner of this name is already in the registry.")},
            "phone": {"invalid": PHONE_WRONG},
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields[
            "masked_name"
        ].required = True  # only asked for when the name discloses; House drops it otherwise
        self.fields["district"].empty_label = _("Not known")
        self.fields["kind"].choices = [("", _("Choose a legal kind")), *Partner.Kind.choices]


class EndForm(House, forms.Form):
    """Why the work with a partner ends."""

    reason = forms.CharField(label=_("Reason"), max_length=250, help_text=_("It stays in the registry."))

"""Filtering the messages, and an office as it is written to."""

from django import forms
from django.utils.translation import gettext_lazy as _

from rptc.notices.models import Notice
from rptc.places.models import Office
from rptc.ui.forms import House

SELECT = forms.Select(attrs={"class": "form-select"})
STATES = [
    ("failed", _("Could not be delivered")),
    ("waiting", _("Waits now")),
    ("done", _("Delivered or done")),
]


class Filter(forms.Form):
    """Lives in the address; what cannot be read there filters nothing."""

    state = forms.ChoiceField(label=_("State"), choices=STATES, required=False, widget=SELECT)
    channel = forms.ChoiceField(
        label=_("Channel"),
        choices=[("", _("Every channel")), *Notice.Channel.choices],
        required=False,
        widget=SELECT,
    )

    def clean_state(self):
        return self.cleaned_data["state"] or "failed"

    def chosen(self):
        """{state, channel} in force."""
        self.is_valid()
        return {
            "state": self.cleaned_data.get("state", "failed"),
            "channel": self.cleaned_data.get("channel", ""),
        }


class OfficeForm(House, forms.ModelForm):
    """One office. Letters name the title; a mail needs the address."""

    class Meta:
        model = Office
        fields = ["title", "holder", "email", "phone", "address", "city"]
        labels = {
            "title": _("Title, as on a letter"), "holder": _("Who holds it now"), "email": _("E-mail"),
            "phone": _("Phone"), "address": _("Address"), "city": _("City or regency"),
        }  # fmt: skip
        help_texts = {"email": _("Without one, this office gets letters only.")}

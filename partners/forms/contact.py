"""Who answers at a partner."""

from django import forms
from django.utils.translation import gettext_lazy as _

from partners.forms.partner import PHONE_WRONG
from partners.models import Contact
from rptc.ui.forms import House


class ContactForm(House, forms.ModelForm):
    """One person. The number is kept in international form, and beside it as it was given."""

    class Meta:
        model = Contact
        fields = ["name", "position", "phone", "email", "order"]
        labels = {"order": _("Order of calling")}
        help_texts = {
            "phone": _("For example 0812-3456-7890. Links are sent here by a person."),
            "order": _("1 is called first; the second is called when the first does not answer."),
        }
        error_messages = {"phone": {"invalid": PHONE_WRONG}}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["order"].widget = forms.TextInput(attrs={"inputmode": "numeric", "class": "r-w4"})

    def clean(self):
        """What was typed as a number stays readable, whatever it was turned into."""
        data = super().clean()
        if data.get("phone") and "phone" in self.changed_data:
            data["phone_as_given"] = self.data.get(self.add_prefix("phone"), "").strip()[:40]
        return data

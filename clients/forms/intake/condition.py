"""Condition on arrival, the danger screen, what cannot wait, and where they sleep tonight."""

from django import forms
from django.utils.translation import gettext_lazy as _

from clients import lists
from clients.forms.intake.base import SectionForm, Several, Words
from clients.models import Episode

DETAILS = ("allergy", "medication")  # flags that say little without a word more
URGENT = [
    (code, lists.NEEDS.choices()[i][1])
    for i, (code, row) in enumerate(lists.NEEDS.rows().items())
    if row["urgent_possible"] == "yes"
]


class Condition(SectionForm):
    condition = Words(
        label=_("Condition on arrival"),
        help_text=_("What you see: wounds, fever, hunger, fear. No diagnosis."),
    )
    flags = Several(label=_("Dangers and alerts"), choices=lists.FLAGS.choices(), none=_("None of these"))
    allergy_note = forms.CharField(label=_("Allergic to what?"), max_length=250)
    medication_note = forms.CharField(label=_("Which regular medicine, and when next?"), max_length=250)
    needs = Several(label=_("Needs that cannot wait"), choices=URGENT, none=_("None of these"))
    tonight = forms.ChoiceField(
        label=_("Where tonight"), choices=Episode.Tonight.choices, widget=forms.RadioSelect
    )

    shown_when = {"allergy_note": "flags=allergy", "medication_note": "flags=medication"}
    missing = {
        "condition": _("Describe the condition in a few words."),
        "flags": _("Choose the dangers, or none of these."),
        "needs": _("Choose the needs, or none of these."),
        "tonight": _("Choose where they sleep tonight."),
    }

    def alerts(self):
        """{flag: note} of the answers."""
        return {flag: self.cleaned_data.get(f"{flag}_note", "") for flag in self.cleaned_data["flags"]}

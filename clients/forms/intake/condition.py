"""Condition on arrival, the danger screen, what cannot wait, and where they sleep tonight."""

from django import forms
from django.utils.translation import gettext_lazy as _

from clients import lists
from clients.forms.intake.base import SectionForm, Several, Words
from clients.models import Episode

GROUPS = [
    (_("Food, clothes, a bed"), ("basic", "shelter")),
    (_("Health"), ("health",)),
    (_("Help and protection"), ("disability", "family", "legal")),
]


def urgent(groups):
    """The needs of some groups of the catalogue that can be urgent, as choices."""
    rows = lists.NEEDS.rows()
    return [
        (code, words)
        for code, words in lists.NEEDS.choices()
        if rows[code]["group"] in groups and rows[code]["urgent_possible"] == "yes"
    ]


class Condition(SectionForm):
    condition = Words(
        label=_("Condition on arrival"),
        help_text=_("What you see: wounds, fever, hunger, fear. No diagnosis."),
    )
    flags = Several(label=_("Dangers and alerts"), choices=lists.FLAGS.choices(), none=_("None of these"))
    allergy_note = forms.CharField(label=_("Allergic to what?"), max_length=250)
    medication_note = forms.CharField(label=_("Which regular medicine, and when next?"), max_length=250)
    needs = Several(
        label=_("Needs that cannot wait"),
        choices=[(title, urgent(groups)) for title, groups in GROUPS],
        none=_("None of these"),
    )
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

"""What was explained, and to whom: why we write, who may read, what may be refused."""

from django import forms
from django.utils.translation import gettext_lazy as _

from clients.forms.intake.base import SectionForm
from clients.models import Episode


class Explanation(SectionForm):
    explained_to = forms.ChoiceField(
        label=_("To whom was it explained?"), choices=Episode.Explained.choices, widget=forms.RadioSelect
    )
    explanation_note = forms.CharField(
        label=_("Why not yet?"),
        max_length=300,
        help_text=_("For example unconscious, or no guardian found. It is asked again later."),
    )

    shown_when = {"explanation_note": "explained_to=not_yet"}
    missing = {
        "explained_to": _("Choose to whom it was explained."),
        "explanation_note": _("Enter why it was not explained yet."),
    }

"""What happens to an operation or to one of its people: a page each, asked before it is done."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from clients import lists
from clients.forms.intake.base import NOT_CHOSEN, Words
from rptc.ui.fields import MomentField, NameField
from rptc.ui.forms import House


class Nothing(House, forms.Form):
    """A yes without a question."""


class HandOver(House, forms.Form):
    """Who gives and who receives, as the minutes will say it."""

    giver_name = NameField(label=_("Who gives"), max_length=150)
    giver_position = forms.CharField(label=_("Position of who gives"), max_length=150, required=False)
    giver_organisation = forms.CharField(label=_("Agency of who gives"), max_length=150)
    receiver_name = NameField(label=_("Who receives"), max_length=150)
    receiver_position = forms.CharField(label=_("Position of who receives"), max_length=150, required=False)
    receiver_organisation = forms.CharField(label=_("Agency of who receives"), max_length=150)
    handover_place = forms.CharField(label=_("Place of the hand-over"), max_length=200)
    at = MomentField(label=_("When"), required=False, help_text=_("Makassar time. Leave it empty for now."))
    witness_name = NameField(label=_("Witness"), max_length=150, required=False)
    remarks = Words(label=_("Remarks or objections"), max_length=1000, required=False)

    missing = {
        "giver_name": _("Write who gives."), "receiver_name": _("Write who receives."),
        "giver_organisation": _("Write the agency of who gives."),
        "receiver_organisation": _("Write the agency of who receives."),
        "handover_place": _("Write where the hand-over is."),
    }  # fmt: skip

    @classmethod
    def suggested(cls, operation, user):
        """What is likely: the officer gives, and the unit receives."""
        first = next(iter(operation.agencies.all()), None)
        return {
            "giver_name": str(operation.officer), "giver_position": getattr(operation.officer, "position", ""),
            "giver_organisation": first.label_id if first else settings.UNIT_NAME,
            "receiver_name": "" if user == operation.officer else str(user),
            "receiver_position": "" if user == operation.officer else getattr(user, "position", ""),
            "receiver_organisation": settings.UNIT_NAME, "handover_place": settings.UNIT_NAME,
        }  # fmt: skip


class NotAdmitted(House, forms.Form):
    """What became of somebody who does not become a case."""

    outcome = forms.ChoiceField(
        label=_("What became of them"), choices=[NOT_CHOSEN, *lists.OUTCOMES.choices()]
    )
    note = forms.CharField(
        label=_("To whom, where"), max_length=300, required=False, help_text=_("Only what the unit needs to know later.")
    )  # fmt: skip
    reason = forms.CharField(
        label=_("Why is this corrected?"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    missing = {"outcome": _("Choose what became of them.")}
    conditional = ("reason",)

    def __init__(self, *args, signed, **kwargs):
        super().__init__(*args, **kwargs)
        if not signed:
            del self.fields["reason"]
        else:
            words = [
                str(lists.OUTCOMES.label(code))
                for code, row in lists.OUTCOMES.rows().items()
                if row["corrects"] == "yes"
            ]
            self.fields["reason"].help_text = _(
                "Asked for where the signed hand-over says otherwise: %(words)s."
            ) % {"words": ", ".join(words)}

    def clean_note(self):
        note, code = self.cleaned_data["note"].strip(), self.cleaned_data.get("outcome")
        if code and lists.OUTCOMES.rows()[code]["note_needed"] == "yes" and not note:
            raise forms.ValidationError(_("Write which one."))
        return note

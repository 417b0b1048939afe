"""How a referral to RPTC is answered. Field names are the keywords of the actions."""

from django import forms
from django.utils.translation import gettext_lazy as _

from referrals import lists
from referrals.forms.acts import AREA
from rptc.ui.fields import MomentField
from rptc.ui.forms import House


class Answer(House, forms.Form):
    """Yes: when and where to bring the client, and which way the intake takes."""

    bring_by = MomentField(
        label=_("Bring the client by"), required=False, help_text=_("Makassar time, where the sender brings the client.")
    )  # fmt: skip
    bring_to = forms.CharField(
        label=_("Bring the client to"), max_length=200, required=False, help_text=_("A place; no name of the client.")
    )  # fmt: skip
    emergency = forms.BooleanField(label=_("Begin with the emergency path: ten questions"), required=False)

    def __init__(self, *args, asked, new, **kwargs):
        super().__init__(*args, initial={"emergency": asked.urgent}, **kwargs)
        if not (asked.urgent and new):
            del self.fields["emergency"]


class Refusal(House, forms.Form):
    """No: a reason out of the list; some need a word."""

    reason = forms.ChoiceField(
        label=_("Reason"), choices=lists.INCOMING_DECLINE.choices(), widget=forms.RadioSelect
    )
    note = forms.CharField(
        label=_("Note for the sender"), max_length=500, required=False, widget=AREA, help_text=_("No name of the client.")
    )  # fmt: skip

    missing = {"reason": _("Choose why RPTC cannot.")}
    conditional = ("note",)

    def clean(self):
        data = super().clean()
        row = lists.INCOMING_DECLINE.rows().get(data.get("reason"), {})
        if row.get("note_needed") == "yes" and not (data.get("note") or "").strip():
            self.add_error("note", _("Write which one."))
        return data

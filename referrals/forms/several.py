"""An act on several members of a group: which of them, and what it asks of all."""

from django import forms
from django.utils.translation import gettext_lazy as _

from referrals.forms.acts import AREA
from referrals.forms.journey import Plan
from rptc.ui.forms import House


class Several(House, forms.Form):
    """Which of those for whom the act is open; all are ticked."""

    members = forms.MultipleChoiceField(label=_("For whom"), widget=forms.CheckboxSelectMultiple)

    missing = {"members": _("Tick at least one.")}

    def __init__(self, *args, choices, against=(), **kwargs):
        super().__init__(*args, initial={"members": [code for code, _words in choices]}, **kwargs)
        self.fields["members"].choices = choices
        self.against = against


class SeveralGate(Several):
    """One reason, where the gate finds something for any of them."""

    gate_reason = forms.CharField(label=_("Why this partner all the same"), max_length=500, widget=AREA)

    missing = Several.missing | {"gate_reason": _("Say why this partner all the same.")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.against:
            self["gate_reason"].help_text = ". ".join(self.against) + "."
        else:
            del self.fields["gate_reason"]


class SeveralPlan(Several):
    """One journey."""

    planned_for, officer, vehicle, papers = (
        Plan.base_fields[name] for name in ("planned_for", "officer", "vehicle", "papers")
    )

    missing = Several.missing | Plan.missing


class SeveralWhy(Several):
    """A reason that others will ask for."""

    note = forms.CharField(label=_("Reason"), max_length=500, widget=AREA)

    missing = Several.missing | {"note": _("Say why.")}

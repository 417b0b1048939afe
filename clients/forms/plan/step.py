"""Steps: who does what until when; done, or dropped."""

from django import forms
from django.utils.translation import gettext_lazy as _

from clients.actions import team
from clients.forms.plan.base import Act, words
from clients.models import Step
from rptc.ui.fields import DayField


class StepForm(Act):
    """`partners` are (code, label) pairs of the caller's: clients knows no partner."""

    what = words(_("What is to be done"), 500, _("Write what is to be done."))
    owner = forms.ChoiceField(label=_("Who does it"), choices=Step.Owner.choices, widget=forms.RadioSelect)
    worker = forms.ModelChoiceField(
        team.candidates(), to_field_name="code", label=_("Who of RPTC"), empty_label=_("Choose somebody")
    )
    partner_code = forms.ChoiceField(label=_("Which partner"))
    due_on = DayField(label=_("Until when"))

    missing = {
        "owner": _("Choose who does it."), "worker": _("Choose who does it."), "partner_code": _("Choose the partner."),
        "due_on": _("Choose the last day."),
    }  # fmt: skip
    shown_when = {"worker": f"owner={Step.Owner.STAFF}", "partner_code": f"owner={Step.Owner.PARTNER}"}

    def __init__(self, *args, partners, **kwargs):
        super().__init__(*args, **kwargs)
        self.partners = dict(partners)
        self.fields["partner_code"].choices = [("", _("Choose …")), *self.partners.items()]

    def given(self, by):
        data = super().given(by)
        return data | {"partner_label": self.partners.get(data["partner_code"], "")[:150]}


class Done(Act):
    """What came of it."""

    result = words(_("What came of it"), 1000, _("Write what came of it."))
    on = DayField(label=_("Done on"), required=False, help_text=_("Leave it empty for today."))


class Drop(Act):
    """Why it will not be done."""

    reason = words(_("Why it will not be done"), 500, _("Say why."))

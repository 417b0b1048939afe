"""What keeps the ladder quiet: why, and until when."""

from datetime import timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from referrals import holding, lists
from referrals.forms.acts import AREA, ActForm
from referrals.forms.coded import Coded
from referrals.forms.link import WithPin
from referrals.reading import owed
from rptc.ui.fields import DayField


class Pause(Coded, ActForm):
    """Until the end of a day, with a coded reason."""

    until = DayField(label=_("Paused until the end of"), help_text=_("At most 30 days ahead."))

    codes = lists.PAUSE
    missing = {"reason": _("Choose why the reminders are paused."), "until": _("Say until which day.")}
    field_order = ["reason", "note", "until"]


class Said(forms.Form):
    """What is being done, and when to ask again; shared by the unit's page and the partner's."""

    answer = forms.ChoiceField(label=_("What is being done?"), widget=forms.RadioSelect)
    note = forms.CharField(label=_("Note"), max_length=500, required=False, widget=AREA)
    until = DayField(label=_("Ask again on"), help_text=_("At most 3 working days ahead."))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["answer"].choices = lists.WORKING.choices()
        self.fields["until"].initial = timezone.localdate() + timedelta(days=1)

    def clean(self):
        super().clean()
        if self.cleaned_data.get("answer") == "other" and not self.cleaned_data.get("note", "").strip():
            self.add_error("note", _("Say what is being done."))
        return self.cleaned_data


class StillWorking(Said, ActForm):
    """Said by RPTC for what it owes, or recorded for the partner."""

    promise = forms.ChoiceField(label=_("About what?"), widget=forms.RadioSelect)

    field_order = ["promise", "answer", "note", "until"]
    missing = {
        "promise": _("Choose what it is about."), "answer": _("Choose what is being done."),
        "until": _("Say when to ask again."),
    }  # fmt: skip

    def __init__(self, *args, standing, **kwargs):
        super().__init__(*args, standing=standing, **kwargs)
        open_now = holding.answerable(standing)
        self.fields["promise"].choices = [(promise.clock, owed(promise)) for promise in open_now]
        self.fields["promise"].initial = open_now[0].clock if open_now else ""
        self.fields["note"].help_text = _("For the partner: who said so, and how.")


class PartnerStillWorking(Said, WithPin):
    """Said by the partner behind its link or account, about what it owes first."""

    before = ("answer", "until", "note")
    missing = WithPin.missing | {
        "answer": _("Choose what is being done."),
        "until": _("Say when to ask again."),
    }

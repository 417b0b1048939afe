"""What every dated change asks: from when, by whose decision. `seen` is the row that was on the page."""

from django import forms
from django.utils.translation import gettext_lazy as _

from rptc.desk.settings.stages import tomorrow
from rptc.ui.fields import DayField
from rptc.ui.forms import House
from rptc.ui.parts import Row
from rptc.ui.templatetags.show import day

NUMBER = {"class": "r-w4", "inputmode": "numeric"}


class DatedForm(House, forms.Form):
    """The end of every form; its own questions come before."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    valid_from = DayField(
        label=_("Holds from"),
        help_text=_("What has been keeps its rules. Promises already made do not move."),
    )
    decided_by = forms.CharField(
        label=_("Decided by"),
        max_length=120,
        help_text=_("Number of the decision, for example SK 12/RPTC/2026."),
    )
    note = forms.CharField(label=_("Note"), max_length=250, required=False)

    ends = {
        "decided_by": _("Write the number of the decision."),
        "valid_from": _("Say from which day it holds."),
    }

    def __init__(self, *args, **kwargs):
        kwargs["initial"] = {"valid_from": tomorrow()} | kwargs.get("initial", {})
        self.missing = self.ends | self.missing
        super().__init__(*args, **kwargs)

    def terms(self):
        """The keywords of the action that are columns of the row."""
        data = {name: value for name, value in self.cleaned_data.items() if name not in ("note", "seen")}
        return data | {"note_id": self.cleaned_data["note"], "note_en": self.cleaned_data["note"]}

    def dates(self):
        return [
            Row(self["valid_from"].label, day(self.cleaned_data["valid_from"])),
            Row(self["decided_by"].label, self.cleaned_data["decided_by"]),
        ]


class EndForm(House, forms.Form):
    """The last day on which a row holds."""

    last_day = DayField(label=_("Last day"))

    missing = {"last_day": _("Say which day is the last.")}

    def answers(self):
        return [Row(self["last_day"].label, day(self.cleaned_data["last_day"]))]

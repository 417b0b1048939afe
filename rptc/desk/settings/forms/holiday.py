"""A day off: which, by what decree; a reason where one is corrected or taken back."""

from django import forms
from django.utils.translation import gettext_lazy as _

from rptc.clock.models import Holiday
from rptc.ui.fields import DayField
from rptc.ui.forms import House
from rptc.ui.parts import Row
from rptc.ui.templatetags.show import day

KINDS = [Holiday.Kind.COLLECTIVE, Holiday.Kind.LOCAL, Holiday.Kind.NATIONAL]


class HolidayForm(House, forms.Form):
    """A new day off."""

    date = DayField(label=_("Day"))
    name = forms.CharField(label=_("Name"), max_length=120)
    kind = forms.ChoiceField(
        label=_("Kind"), choices=[(k.value, k.label) for k in KINDS], widget=forms.RadioSelect
    )
    decree = forms.CharField(
        label=_("Decree"), max_length=120, required=False, help_text=_("For example SKB 3 Menteri.")
    )

    missing = {
        "date": _("Say which day."),
        "name": _("Write what the day is called."),
        "kind": _("Choose the kind."),
    }

    def answers(self):
        shown = {**self.cleaned_data, "date": day(self.cleaned_data.get("date"))}
        if "kind" in shown:
            shown["kind"] = Holiday.Kind(shown["kind"]).label
        return [Row(self[name].label, shown[name]) for name in self.fields if shown[name]]


class CorrectForm(HolidayForm):
    """Another name, kind or decree, and why."""

    date = None
    reason = forms.CharField(label=_("Reason"), max_length=250)

    missing = HolidayForm.missing | {"reason": _("Say why, for example the number of the decree.")}


class RemoveForm(House, forms.Form):
    """Why a day is a working day after all."""

    reason = forms.CharField(label=_("Reason"), max_length=250)

    missing = {"reason": _("Say why, for example the number of the decree.")}

    def answers(self):
        return [Row(self["reason"].label, self.cleaned_data["reason"])]

"""Filters of the list of operations; what cannot be read filters nothing."""

import re

from django import forms
from django.utils.translation import gettext_lazy as _

from clients import lists
from clients.models import Agency, Operation
from rptc.ui.forms import House

ALL = ("", _("All"))
MONTH = re.compile(r"(20\d\d)-(0[1-9]|1[0-2])")


class Filters(House, forms.Form):
    month = forms.CharField(
        label=_("Month"), required=False, widget=forms.TextInput(attrs={"type": "month", "class": "r-w16"})
    )
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=[ALL, *lists.OPERATIONS.choices()])
    agency = forms.ModelChoiceField(
        Agency.objects.all(), to_field_name="code", label=_("Agency"), required=False, empty_label=_("All")
    )
    state = forms.ChoiceField(
        label=_("State"), required=False, choices=[ALL, ("running", _("Not over")), *Operation.State.choices]
    )
    conditional = ("month", "kind", "agency", "state")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.full_clean()

    def clean_month(self):
        found = MONTH.fullmatch(self.cleaned_data["month"].strip())
        return (int(found[1]), int(found[2])) if found else None

    def applied(self, rows):
        """The rows that pass."""
        asked = self.cleaned_data
        if month := asked.get("month"):
            rows = rows.started_in(*month)
        if kind := asked.get("kind"):
            rows = rows.filter(kind=kind)
        if agency := asked.get("agency"):
            rows = rows.filter(agencies=agency)
        if state := asked.get("state"):
            rows = rows.exclude(state__in=Operation.OVER) if state == "running" else rows.filter(state=state)
        return rows

    def in_force(self):
        """(name, words) of each filter that filters."""
        for name, value in self.cleaned_data.items():
            if value:
                yield name, f"{self.fields[name].label}: {self._words(name, value)}"

    def _words(self, name, value):
        if name == "month":
            return f"{value[1]:02}-{value[0]}"
        return str(value) if name == "agency" else dict(self.fields[name].choices)[value]

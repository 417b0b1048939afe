"""What is asked about a death or an absconding: every field that the two CSV files name, in their order."""

from django import forms
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext_lazy as _

from clients.actions.closure.incidents import FIELDS
from rptc.lib.words import chosen
from rptc.ui.fields import DayField, MomentField
from rptc.ui.forms import House
from rptc.ui.templatetags.show import day, wita

CHOICES = {
    "yes": _("Yes"), "no": _("No"), "unknown": _("Not known"), "in_process": _("Begun"), "low": _("Low"), "medium": _("Medium"),
    "high": _("High"), "immediate": _("Immediate danger"), "still_missing": _("Still missing"), "returned": _("Came back"),
    "found_family": _("Found with family"), "found_police": _("Found with the police"), "found_hospital": _("Found in a hospital"),
    "closed_after_limit": _("Search ended after its days"),
}  # fmt: skip


class Telling(House, forms.Form):
    """`answers()` are those of `incidents.record`: text, ISO moments and days."""

    estimated = forms.BooleanField(
        label=_("The time is an estimate"), required=False,
        help_text=_("When nobody knows it, write the likeliest time and tick this."),
    )  # fmt: skip

    def __init__(self, *args, kind, **kwargs):
        self.base_fields = {
            code: _field(kind, code, row) for code, row in FIELDS[kind].rows().items()
        } | self.base_fields
        super().__init__(*args, **kwargs)
        self.order_fields([next(iter(FIELDS[kind].rows())), "estimated"])

    def answers(self):
        data = {name: value for name, value in self.cleaned_data.items() if name != "estimated"}
        return {
            name: value.isoformat() if hasattr(value, "isoformat") else value or ""
            for name, value in data.items()
        }


def _field(kind, code, row):
    said = {
        "label": FIELDS[kind].label(code), "required": row["required"] == "yes",
        "help_text": chosen({"id": row["hint_id"], "en": row["hint_en"]}),
    }  # fmt: skip
    if row["type"] == "datetime":
        return MomentField(**said)
    if row["type"] == "date":
        return DayField(**said)
    if row["type"].startswith("choice:"):
        codes = row["type"].removeprefix("choice:").split(";")
        blank = [] if said["required"] else [("", _("Not said"))]
        return forms.ChoiceField(
            choices=blank + [(one, CHOICES[one]) for one in codes], widget=forms.RadioSelect, **said
        )
    return forms.CharField(max_length=500, **said)


def initial(incident):
    """An earlier telling as the initial answers of the next."""
    kinds = {code: row["type"] for code, row in FIELDS[incident.kind].rows().items()}
    read = {"datetime": parse_datetime, "date": parse_date}
    told = {
        code: read[kinds[code]](text) if text and kinds[code] in read else text
        for code, text in incident.answers.items()
        if code in kinds
    }
    return told | {"estimated": incident.estimated}


def said(incident):
    """[(label, words)] of what was told; what is empty is left out."""
    told, rows = initial(incident), FIELDS[incident.kind].rows()
    return [
        (FIELDS[incident.kind].label(code), _words(told[code], rows[code])) for code in rows if told.get(code)
    ]


def _words(value, row):
    if row["type"] == "datetime":
        return wita(value)
    return (
        day(value)
        if row["type"] == "date"
        else str(CHOICES.get(value, value) if ":" in row["type"] else value)
    )

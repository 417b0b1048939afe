"""The emergency path: ten inputs, three minutes; the rest is told later."""

from django import forms
from django.utils.translation import gettext_lazy as _

from clients import lists
from clients.forms.intake.arrival import BROUGHT
from clients.forms.intake.base import NOT_CHOSEN, FromList, Number, SectionForm, Several
from clients.forms.intake.problem import Classes, VictimTick
from clients.models import Episode, Sex
from rptc.lib.numbers import whole

TONIGHT = [
    code
    for code, row in lists.FLAGS.rows().items()
    if row["severity"] in ("immediate", "high") and code != "officer_conflict"
]


class Emergency(VictimTick, SectionForm):
    alias = forms.CharField(
        label=_("Name, or what they are called"),
        max_length=150,
        help_text=_("A working name such as “Tn. X 08” will do."),
    )
    sex = forms.ChoiceField(label=_("Sex"), choices=Sex.choices, widget=forms.RadioSelect)
    estimated_age = Number(
        label=_("Estimated age"),
        min_value=0,
        max_value=120,
        required=False,
        help_text=_("In years; leave empty when nobody can tell."),
    )
    ppks_class = Classes(label=_("PMKS/PPKS class"))
    victim = forms.BooleanField(label=_("Continue: under 18 this child is treated as a victim"))
    source = forms.ChoiceField(label=_("How they came"), choices=[NOT_CHOSEN, *lists.SOURCES.choices()])
    source_detail = forms.CharField(label=_("Brought by"), max_length=200)
    flags = Several(
        label=_("Dangers tonight"),
        choices=[c for c in lists.FLAGS.choices() if c[0] in TONIGHT],
        none=_("None of these"),
    )
    tonight = forms.ChoiceField(
        label=_("Where tonight"), choices=Episode.Tonight.choices, widget=forms.RadioSelect
    )
    found_at = forms.CharField(label=_("Place found"), max_length=200, required=False)
    found_district = FromList("districts", label=_("Kecamatan where found"), required=False)

    shown_when = {"source_detail": f"source={BROUGHT}"}
    missing = {
        "alias": _("Enter a name, or what they are called."),
        "source": _("Choose how they came."),
        "source_detail": _("Enter who brought them."),
        "flags": _("Choose the dangers, or none of these."),
        "tonight": _("Choose where they sleep tonight."),
        "victim": _("Under 18 the law sees a victim. Tick to continue."),
    }

    def age_told(self):
        return whole(self.data.get("estimated_age", "").strip(), None)

    def by_section(self):
        """The answers as the sections of the whole intake would hold them: {section: {field: raw values}}."""
        raw = {name: self.data.getlist(name) for name in self.fields if name != "victim"}
        return {
            "arrival": _of(raw, "source", "source_detail", "found_at", "found_district"),
            "identity": _of(raw, "alias", "sex", "estimated_age"),
            "problem": _of(raw, "ppks_class") | ({"victim": ["on"]} if "victim" in self.fields else {}),
            "condition": _of(raw, "flags", "tonight"),
        }


def _of(raw, *names):
    return {name: raw[name] for name in names if raw[name] not in ([], [""])}

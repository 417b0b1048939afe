"""The problem and its PMKS/PPKS class. Age checks warn; only a child made a victim by law asks for a tick."""

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from clients.forms.intake.base import FromList, SectionForm, Several
from clients.intake.classes import NEAREST_ONLY, is_victim


class Classes(FromList):
    """Local classes with their sub-labels below in a group of their own."""

    def __init__(self, **kwargs):
        super().__init__("classes", **kwargs)

    def offer(self, rows):
        super().offer(rows)
        sub = [(row.code, row.label) for row in rows if row.parent_id]
        plain = [(row.code, row.label) for row in rows if not row.parent_id]
        self.choices = [("", _("Choose a class")), *plain, (_("Sub-labels"), sub)]


class VictimTick:
    """Mix-in: while the answers make a child a victim, the form asks to go on with that, in so many words."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        told = self.data if self.is_bound else self.initial
        chosen = self.fields["ppks_class"].rows.get(told.get("ppks_class"))
        if not (chosen and is_victim(chosen, self.age_told())):
            del self.fields["victim"]

    def age_told(self):
        return self.reading.age


class Problem(VictimTick, SectionForm):
    ppks_class = Classes(label=_("PMKS/PPKS class"), help_text=_("The one class that counts in the report."))
    victim = forms.BooleanField(label=_("Continue: under 18 this child is treated as a victim"))
    nearest = Several(label=_("Nearest national type"), required=False)
    secondary = Several(label=_("Also applies"), required=False)

    shown_when = {"nearest": "ppks_class=" + "|".join(sorted(NEAREST_ONLY))}
    missing = {
        "ppks_class": _("Choose a PMKS/PPKS class."),
        "victim": _("Under 18 the law sees a victim. Tick to continue."),
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        whole = [c for c in self.reading.classes if not c.parent_id and not c.provisional]
        self.fields["secondary"].choices = [(c.code, c.label) for c in whole]
        self.fields["nearest"].choices = [(t.code, t.label) for t in self.reading.nearest_types]

    def clean_secondary(self):
        first = self.cleaned_data.get("ppks_class")
        rows = self.fields["ppks_class"].rows
        return [rows[code] for code in self.cleaned_data["secondary"] if rows[code] != first]

    def warnings(self):
        """Sentences about class and age that do not stop anybody."""
        told = [self.cleaned_data.get("ppks_class"), *self.cleaned_data.get("secondary", [])]
        words = (one.age_warning(self.reading.age) for one in told if one)
        return [
            gettext("Check class and age: %(words)s.") % {"words": text}
            for text in dict.fromkeys(words)
            if text
        ]

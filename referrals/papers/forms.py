"""What is asked for a letter, in the words of its placeholders."""

from django import forms
from django.utils.translation import gettext_lazy as _

from referrals.papers import filling
from rptc.letters.forms.deciding import Approval, Cancelling, Number
from rptc.letters.names import BY_HAND, is_table, kind, label
from rptc.ui.forms import House

__all__ = ["Approval", "Asked", "Cancelling", "Number"]
SHORT = ("date", "datetime", "number", "time")


class Asked(House, forms.Form):
    """One answer for each name that the record does not settle. Nothing is compulsory yet: a letter that lacks something
    is not approved, and says what."""

    def __init__(self, *args, template, values, **kwargs):
        self.names = filling.asked(template, values)
        initial = {name: _shown(name, values.get(name, "")) for name in self.names}
        self.conditional = tuple(template.required)
        super().__init__(*args, initial=initial, **kwargs)
        for name in self.names:
            self.fields[name] = _field(name)
            self.fields[name].conditional = name in template.required

    def given(self):
        """{name: value} as a letter keeps them; a table as rows."""
        return {name: _kept(name, self.cleaned_data[name].replace("\r\n", "\n")) for name in self.names}


def _field(name):
    rows = 5 if is_table(name) else 2
    short = kind(name) in SHORT or "name" in name or "position" in name
    widget = forms.TextInput() if short else forms.Textarea(attrs={"rows": rows})
    hint = _("One row a line, cells parted by |.") if is_table(name) else ""
    return forms.CharField(
        label=label(name), required=False, max_length=10_000, widget=widget, help_text=hint
    )


def _shown(name, value):
    if is_table(name):
        return "\n".join(" | ".join(row) for row in value or [])
    return "" if value == BY_HAND else value


def _kept(name, text):
    if not is_table(name):
        return text.strip()
    return [[cell.strip() for cell in line.split("|")] for line in text.splitlines() if line.strip()]

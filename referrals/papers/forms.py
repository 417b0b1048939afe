"""What is asked for a letter, in the words of its placeholders; and its number."""

from django import forms
from django.utils.translation import gettext_lazy as _

from referrals.papers import filling
from rptc.letters.names import BY_HAND, is_table, kind, label
from rptc.ui.fields import DayField
from rptc.ui.forms import House, Reason

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


class Number(House, forms.Form):
    """The number in the agenda book, proposed, and the day on the letter."""

    number = forms.CharField(
        label=_("Number in the agenda book"), max_length=80,
        help_text=_("After the first letter the next number is proposed. The book decides."),
        widget=forms.TextInput(attrs={"class": "r-w16"}),
    )  # fmt: skip
    day = DayField(label=_("Date of the letter"))

    missing = {
        "number": _("Write the number of the agenda book."),
        "day": _("Choose the date of the letter."),
    }


class Approval(Number):
    """The same, and the staff number of whoever signs."""

    nip = forms.CharField(label=_("Your staff number (NIP)"), max_length=30, required=False)


class Cancelling(Reason):
    """Why a letter no longer holds, as long as its row can keep."""

    reason = forms.CharField(label=_("Reason"), max_length=250, widget=forms.Textarea(attrs={"rows": 3}))


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

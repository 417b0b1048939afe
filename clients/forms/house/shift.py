"""From shift to shift: a word, open points, what came of one."""

from django import forms
from django.utils.translation import gettext_lazy as _

from clients.forms.house.person import LONG_TEXT
from rptc.ui.forms import House

QUIET = _("It is printed on the sheet for the night: nothing that would shame somebody.")


class HandOver(House, forms.Form):
    """What the next shift has to know, and up to three new points."""

    text = forms.CharField(
        label=_("What the next shift has to know"), max_length=LONG_TEXT, widget=forms.Textarea(attrs={"rows": 5})
    )  # fmt: skip
    point = forms.CharField(
        label=_("To be seen to (one a line)"), required=False, max_length=LONG_TEXT, help_text=QUIET,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip

    def given(self):
        """Keywords of `shift_reports.hand_over`."""
        points = [line.strip() for line in self.cleaned_data["point"].splitlines()]
        return {"text": self.cleaned_data["text"], "points": [line for line in points if line]}


class Point(House, forms.Form):
    """One thing to be seen to."""

    text = forms.CharField(label=_("To be seen to"), max_length=300, help_text=QUIET)


class Settle(House, forms.Form):
    """What came of it."""

    outcome = forms.CharField(label=_("What came of it"), max_length=300)

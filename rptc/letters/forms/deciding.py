"""A number of the agenda book, an approval, a cancellation: whatever the letter is about."""

from django import forms
from django.utils.translation import gettext_lazy as _

from rptc.ui.fields import DayField
from rptc.ui.forms import House, Reason


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

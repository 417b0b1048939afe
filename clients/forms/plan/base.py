"""What these forms share: the answers as keywords of an action, money, and who pays."""

from django import forms
from django.utils.translation import gettext_lazy as _

from clients import lists
from clients.models.money import MOST, TOO_MUCH
from rptc.ui.fields import RupiahField
from rptc.ui.forms import House

AREA = forms.Textarea(attrs={"rows": 3})


class Act(House, forms.Form):
    """A small form of one act. `given(by)` are the keywords of its action."""

    def given(self, by):
        return dict(self.cleaned_data)


class Why(Act):
    """A reason that stays on record."""

    reason = forms.CharField(label=_("Reason"), max_length=300, widget=AREA)

    missing = {"reason": _("Say why.")}


def words(label, most, missing="", **options):
    """A text of several lines."""
    if missing:
        options["error_messages"] = {"required": missing}
    return forms.CharField(label=label, max_length=most, widget=AREA, **options)


def money(label):
    """An optional amount in rupiah."""
    return RupiahField(
        label=label, required=False, max_value=MOST, help_text=_("Whole rupiah, for example 1.500.000."),
        error_messages={"max_value": TOO_MUCH},
    )  # fmt: skip


def funding():
    """Who pays, where it is known."""
    choices = [("", _("Not known yet")), *lists.FUNDING.choices()]
    return forms.ChoiceField(label=_("Funding source"), choices=choices, required=False)

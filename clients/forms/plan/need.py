"""Needs: asking, deciding, delivering."""

from django import forms
from django.utils.translation import gettext_lazy as _

from clients import lists
from clients.forms.plan.base import Act, Why, funding, money
from clients.models.need import SHAREABLE
from rptc.ui.fields import MomentField, NameField

__all__ = ["Ask", "Decide", "Deliver", "Why"]


class Ask(Act):
    """What is needed, how much of it, and what whoever buys it has to know."""

    kind = forms.ChoiceField(label=_("What is needed"), choices=[("", _("Choose …")), *lists.NEEDS.choices()])
    quantity = forms.IntegerField(
        label=_("How many"), min_value=1, max_value=1000, initial=1,
        widget=forms.NumberInput(attrs={"class": "r-w4", "inputmode": "numeric"}),
    )  # fmt: skip
    size = forms.CharField(
        label=_("Size or kind"), max_length=60, required=False,
        help_text=_("For example: size 12 years. No name and nothing about health: it stands in lists."),
    )  # fmt: skip
    note = forms.CharField(label=_("What it is for"), max_length=250, required=False)
    urgent = forms.BooleanField(
        label=_("It cannot wait"),
        required=False,
        help_text=_("Then it is delivered without waiting for approval."),
    )
    shared = forms.BooleanField(
        label=_("A partner may bring it"), required=False,
        help_text=_("A partner that has this client in a referral reads the name of the thing and the number."),
    )  # fmt: skip
    value = money(_("Value in rupiah, estimated"))
    funding = funding()

    missing = {"kind": _("Choose what is needed."), "quantity": _("Write how many, at least 1.")}

    def clean(self):
        data = super().clean()
        if data.get("kind") == "other" and not data.get("note") and "note" not in self.errors:
            self.add_error("note", _("Say what is needed."))
        if data.get("shared") and data.get("kind") and data["kind"] not in SHAREABLE:
            self.add_error(
                "shared", _("This need says too much of the client: partners read it only in the referral.")
            )
        return data


class Decide(Act):
    """Yes, or no with a reason."""

    answer = forms.ChoiceField(
        label=_("Decision"),
        choices=[("approve", _("Approve")), ("refuse", _("Refuse"))],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(label=_("Why it is refused"), max_length=300)

    missing = {"answer": _("Choose approve or refuse."), "reason": _("Say why it is refused.")}
    shown_when = {"reason": "answer=refuse"}

    def given(self, by):
        return {
            "approve": self.cleaned_data["answer"] == "approve",
            "reason": self.cleaned_data["reason"] or "",
        }


class Deliver(Act):
    """By whom and when; worth how much, paid by whom."""

    delivered_by = NameField(
        label=_("Delivered by"),
        max_length=150,
        required=False,
        help_text=_("Leave it empty when you did it yourself."),
    )
    at = MomentField(label=_("When"), required=False, help_text=_("Makassar time. Leave it empty for now."))
    value = money(_("Value in rupiah"))
    funding = funding()

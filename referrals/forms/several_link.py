"""What a partner fills in for several of a group: which of them, then one name and one PIN."""

from django import forms
from django.utils.translation import gettext_lazy as _

from referrals.forms.link import Confirm, WithPin


class Ticked(WithPin):
    """All for whom the act is open are ticked."""

    members = forms.MultipleChoiceField(label=_("For whom"), widget=forms.CheckboxSelectMultiple)

    missing = WithPin.missing | {"members": _("Tick at least one.")}
    before = ("members",)

    def __init__(self, *args, choices, **kwargs):
        kwargs["initial"] = {"members": [code for code, _words in choices]}
        super().__init__(*args, standing=None, **kwargs)
        self.fields["members"].choices = choices


class TickedHandOver(Ticked, Confirm):
    """Those who came, now or earlier; one photo of the minutes for all."""

    missing = Ticked.missing

    def given(self, by):
        return Confirm.given(self, by) | {"members": self.cleaned_data["members"]}

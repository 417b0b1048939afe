"""A partner says that it brings something."""

from django import forms
from django.utils.translation import gettext_lazy as _

from referrals import bringing
from referrals.forms.link import WithPin


class Bring(WithPin):
    """Which thing, and whether it is on its way or there."""

    need = forms.ChoiceField(label=_("Which thing"), widget=forms.RadioSelect)
    said = forms.ChoiceField(
        label=_("What do you say?"), widget=forms.RadioSelect,
        choices=[(bringing.PROMISED, _("We bring it")), (bringing.DELIVERED, _("It is delivered"))],
    )  # fmt: skip

    missing = WithPin.missing | {"need": _("Choose the thing."), "said": _("Choose what you say.")}
    before = ("need", "said")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["need"].choices = bringing.choices(self.standing.referral)

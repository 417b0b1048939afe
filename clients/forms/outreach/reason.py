"""Why something is corrected after the hand-over."""

from django import forms
from django.utils.translation import gettext_lazy as _

from rptc.ui.forms import House


class Correction(House, forms.Form):
    reason = forms.CharField(
        label=_("Why is this corrected?"), max_length=500, help_text=_("The hand-over was signed. The reason is kept."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip

    missing = {"reason": _("Say why this is corrected.")}

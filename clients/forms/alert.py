"""A warning raised by a person."""

from django import forms
from django.utils.translation import gettext_lazy as _

from clients import lists
from rptc.ui.forms import House


class Raise(House, forms.Form):
    """Which warning, and what else to know."""

    missing = {"kind": _("Choose a warning.")}

    kind = forms.ChoiceField(label=_("Warning"), choices=[])
    note = forms.CharField(
        label=_("Note"), max_length=250, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [("", _("Choose")), *lists.FLAGS.choices()]

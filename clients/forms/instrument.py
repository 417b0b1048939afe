"""Loading a version of an instrument from a file."""

from django import forms
from django.utils.translation import gettext_lazy as _

from clients.instruments.source import MOST_BYTES
from rptc.ui.forms import House


class LoadForm(House, forms.Form):
    """One YAML file; what is wrong in it is told by the act that reads it."""

    missing = {"file": _("Choose the file of the instrument.")}

    file = forms.FileField(
        label=_("File (YAML)"), help_text=_("UTF-8, up to 512 kB, one instrument with a version of its own."),
        widget=forms.FileInput(attrs={"accept": ".yaml,.yml,application/yaml,text/yaml"}),
    )  # fmt: skip

    @property
    def content(self):
        """The bytes of the file, one more than is taken at most: a larger one is refused without being read."""
        return self.cleaned_data["file"].read(MOST_BYTES + 1)

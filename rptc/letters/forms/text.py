"""Writing a new version of a text, and saying from when it holds."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rptc.ui.fields import DayField
from rptc.ui.forms import House

LONG = {"rows": 26, "spellcheck": "true"}


class Text(House, forms.Form):
    """Both languages of one version."""

    version = forms.RegexField(
        r"^\d{1,3}\.\d{1,3}$", label=_("Version"), widget=forms.TextInput(attrs={"class": "r-w4"})
    )
    body_id = forms.CharField(
        label=_("Indonesian text"), max_length=20_000, widget=forms.Textarea(attrs={**LONG, "lang": "id"}),
        help_text=_("This one is signed."),
    )  # fmt: skip
    body_en = forms.CharField(
        label=_("English text"), max_length=20_000, widget=forms.Textarea(attrs={**LONG, "lang": "en"}),
        help_text=_("A reading aid."),
    )  # fmt: skip

    missing = {"body_id": _("Write the Indonesian text."), "body_en": _("Write the English text.")}

    def bodies(self):
        given = {lang: self.cleaned_data[f"body_{lang}"] for lang in ("id", "en")}
        return {lang: body.replace("\r\n", "\n") for lang, body in given.items()}


class Changed(Text):
    """The version of a draft stays."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        del self.fields["version"]


class Approval(House, forms.Form):
    """From which day the version holds."""

    valid_from = DayField(label=_("In force from"), initial=timezone.localdate)

    missing = {"valid_from": _("Choose the first day of this version.")}

"""Our words for what is wrong with an answer; "This field is required" three times helps nobody (H5)."""

from django import forms
from django.utils.translation import gettext as _

CHOICES = (forms.ChoiceField, forms.ModelChoiceField, forms.MultipleChoiceField)
NUMBERS = (forms.IntegerField, forms.DecimalField)


def sentences(field, label):
    """{error code: sentence} for `field`, with its label inside; words its author gave are left alone."""
    inside, own = lowered(str(label)).replace("%", "%%"), {}
    own["required"] = (_("Choose %(label)s.") if isinstance(field, CHOICES) else _("Enter %(label)s.")) % {
        "label": inside
    }
    own["invalid_choice"] = _("Choose %(label)s from the list.") % {"label": inside}
    own["max_length"] = _(
        "Shorten %(label)s: at most %%(limit_value)d characters, you wrote %%(show_value)d."
    ) % {"label": inside}
    if isinstance(field, NUMBERS):
        own["invalid"] = _("Write %(label)s in figures.") % {"label": inside}
        own["min_value"] = _("Write %(label)s as at least %%(limit_value)s.") % {"label": inside}
        own["max_value"] = _("Write %(label)s as at most %%(limit_value)s.") % {"label": inside}
    djangos = _djangos(field)
    return {code: text for code, text in own.items() if field.error_messages.get(code) is djangos.get(code)}


def lowered(label):
    """A label inside a sentence: "Sex" becomes "sex", "NIK" stays."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def _djangos(field):
    found = {}
    for cls in reversed(type(field).__mro__):
        if cls.__module__.startswith("django."):
            found |= vars(cls).get("default_error_messages", {})
    return found

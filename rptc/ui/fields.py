"""Fields that Django alone gets wrong in Indonesian: days, moments, rupiah. All times are WITA."""

import re

from django import forms
from django.utils.translation import gettext_lazy as _

from rptc.lib.texts import one_line

DAY_FORMATS = ["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y", "%d %m %Y"]  # never month first
GROUPED = re.compile(r"-?[0-9]{1,3}(\.[0-9]{3})+")
MOMENT_FORMATS = ["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M", "%d-%m-%Y %H.%M", "%d-%m-%Y %H:%M"]


class DayField(forms.DateField):
    """A day near today, picked in the browser's calendar."""

    default_error_messages = {"invalid": _("Write a real date, for example 24-11-2026.")}

    def __init__(self, **kwargs):
        kwargs.setdefault(
            "widget", forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "class": "r-w16"})
        )
        super().__init__(input_formats=DAY_FORMATS, **kwargs)


class BirthField(forms.DateField):
    """A day long ago, typed as dd-mm-yyyy: calendars are a nuisance there."""

    default_error_messages = {"invalid": _("Write the date as day-month-year, for example 07-12-2017.")}

    def __init__(self, **kwargs):
        kwargs.setdefault(
            "widget",
            forms.DateInput(
                format="%d-%m-%Y", attrs={"inputmode": "numeric", "autocomplete": "off", "class": "r-w16"}
            ),
        )
        super().__init__(input_formats=DAY_FORMATS, **kwargs)


class MomentField(forms.DateTimeField):
    """A minute of a day, Makassar time."""

    default_error_messages = {"invalid": _("Write date and time, for example 24-11-2026 14.32.")}

    def __init__(self, **kwargs):
        kwargs.setdefault(
            "widget",
            forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local", "class": "r-w16"}),
        )
        super().__init__(input_formats=MOMENT_FORMATS, **kwargs)


class NameField(forms.CharField):
    """Somebody's name, as others will read it: one line of characters that can be seen."""

    def to_python(self, value):
        value = super().to_python(value)
        return value if "\0" in value else one_line(value)  # a NUL is refused by its own validator


class RupiahField(forms.IntegerField):
    """Whole rupiah, written with or without "Rp" and dots. A dot stands before three figures and nowhere else: "1.5" is asked
    again rather than read as fifteen."""

    default_error_messages = {"invalid": _("Write whole rupiah in figures, for example 1.500.000.")}

    def __init__(self, **kwargs):
        kwargs.setdefault("widget", forms.TextInput(attrs={"inputmode": "numeric", "class": "r-w16 r-num"}))
        super().__init__(min_value=0, **kwargs)

    def to_python(self, value):
        text = "".join(str(value).split()).removeprefix("Rp") if value is not None else value
        if text and "." in text and not GROUPED.fullmatch(text):
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return super().to_python(text and text.replace(".", ""))

"""The one box, and the filters over what it found."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from clients.matching.box import read
from clients.models import Episode, Sex
from rptc.ui.forms import House

LETTERS = 3  # fewer would match half the town
NIK = 16


class Box(House, forms.Form):
    """What somebody looks for. A text that can find nothing gets a sentence instead of an empty list."""

    text = forms.CharField(
        label=gettext_lazy("Name, nickname, NIK, registration number or phone"),
        max_length=200,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off", "class": "form-control"}),
    )
    missing = {"text": gettext_lazy("Write a name, NIK, registration number or phone number.")}

    def clean_text(self):
        text = self.cleaned_data["text"]
        question = read(text)
        if question.nik or question.number or question.phone or (question.birth_date and not question.name):
            return text
        letters = sum(c.isalpha() for c in question.name)
        if letters < LETTERS and not Episode.objects.in_old_book(text).exists():
            raise forms.ValidationError(_too_little(text, letters))
        return text


def _too_little(text, letters):
    digits = sum(c.isdigit() for c in text)
    if letters:
        return _("Write at least three letters of the name.")
    if digits > NIK - 3:
        return _("A NIK has 16 digits. You wrote %(n)d.") % {"n": digits}
    if read(text).birth_year:
        return _("Write a name beside the year of birth.")
    return _("This is no NIK, registration number or phone number. Check the digits.")


BANDS = {"child": (0, 17), "adult": (18, 59), "older": (60, 150)}
EVERY_AGE = (0, 150)


class Filters(House, forms.Form):
    """Sex and age, in the address. Whose sex or age nobody knows stays in every list: it may be the one.

    Call `is_valid()` first; a value that is none of the choices filters nothing.
    """

    sex = forms.ChoiceField(
        label=gettext_lazy("Sex"),
        required=False,
        choices=[("", gettext_lazy("All")), ("male", Sex.MALE.label), ("female", Sex.FEMALE.label)],
    )
    age = forms.ChoiceField(
        label=gettext_lazy("Age, perhaps estimated"),
        required=False,
        choices=[
            ("", gettext_lazy("All")),
            ("child", gettext_lazy("Under 18")),
            ("adult", gettext_lazy("18 to 59")),
            ("older", gettext_lazy("60 and over")),
        ],
    )

    conditional = ("sex", "age")

    def lets_through(self, person):
        """Whether `person` passes the filters in force."""
        sex, age = self.cleaned_data.get("sex"), person.age_on()
        if sex and person.sex not in (sex, Sex.UNKNOWN):
            return False
        low, high = BANDS.get(self.cleaned_data.get("age"), EVERY_AGE)
        return age is None or low <= age <= high

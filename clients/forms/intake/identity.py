"""Identity: what is known, and real answers where it is not."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from clients import lists
from clients.forms.intake.base import NOT_CHOSEN, FromList, Number, SectionForm, Words
from clients.models import Sex
from rptc.ui.fields import BirthField

NIK_DIGITS = 16


class Identity(SectionForm):
    full_name = forms.CharField(
        label=_("Full name"),
        max_length=150,
        required=False,
        help_text=_("One word is enough. No titles needed."),
    )
    alias = forms.CharField(
        label=_("Alias or nickname"),
        max_length=150,
        required=False,
        help_text=_("What people call them, or a working name such as “Tn. X 08”."),
    )
    patronymic = forms.CharField(label=_("bin/binti"), max_length=120, required=False)
    sex = forms.ChoiceField(label=_("Sex"), choices=Sex.choices, widget=forms.RadioSelect)
    nik = forms.CharField(
        label="NIK",
        required=False,
        help_text=_("16 digits on the identity or family card."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "r-w16 r-tab"}),
    )
    nik_absence_reason = forms.ChoiceField(
        label=_("Why is there no NIK?"), choices=[NOT_CHOSEN, *lists.NIK_ABSENCE.choices()]
    )
    birth_date = BirthField(
        label=_("Date of birth"), required=False, help_text=_("Day-month-year, for example 07-12-2017.")
    )
    estimated_age = Number(
        label=_("Estimated age"),
        min_value=0,
        max_value=120,
        help_text=_("In years, when the date of birth is not known."),
    )
    age_unknown = forms.BooleanField(label=_("The age is not known"), required=False)
    birth_place = forms.CharField(label=_("Place of birth"), max_length=80, required=False)
    identity_status = forms.ChoiceField(
        label=_("How is the identity known?"), choices=lists.IDENTITY.choices(), widget=forms.RadioSelect
    )
    marks = Words(
        label=_("Distinguishing marks"),
        required=False,
        rows=2,
        help_text=_("Scars, tattoos, clothes: what others can recognise."),
    )
    phone_as_given = forms.CharField(
        label=_("Phone"),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "tel", "class": "r-w16 r-tab"}),
    )
    origin = forms.CharField(label=_("Place of origin"), max_length=120, required=False)
    address = Words(label=_("Address"), required=False, rows=2)
    district = FromList("districts", label=_("Kecamatan"), required=False)

    shown_when = {"nik_absence_reason": "nik="}
    conditional = ("estimated_age", "age_unknown")
    missing = {
        "nik_absence_reason": _("Choose why there is no NIK."),
        "identity_status": _("Choose how the identity is known."),
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["estimated_age"].required = False
        if self.reading.has_nik:  # the file holds it already: asked once, never shown whole
            del self.fields["nik"], self.fields["nik_absence_reason"]
            self.shown_when = {}

    def clean_nik(self):
        nik = "".join(self.cleaned_data["nik"].split())
        if nik and not (nik.isascii() and nik.isdigit() and len(nik) == NIK_DIGITS):
            self.add_error(
                "nik", gettext("The NIK must have 16 digits. You wrote %(n)d characters.") % {"n": len(nik)}
            )
        return nik

    def clean_birth_date(self):
        born = self.cleaned_data["birth_date"]
        if born and born > timezone.localdate():
            self.add_error("birth_date", gettext("Write a date of birth that is not in the future."))
        return born

    def clean(self):
        told = super().clean()
        if not (told.get("full_name") or told.get("alias")):
            self.add_error("full_name", gettext("Enter a name, or below it what they are called."))
        ages = told.get("birth_date") or told.get("age_unknown") or told.get("estimated_age") is not None
        if not (ages or self.errors.keys() & {"birth_date", "estimated_age"}):
            self.add_error(
                "birth_date", gettext("Enter the date of birth or an estimated age, or tick not known.")
            )
        if told.get("birth_date"):
            told["estimated_age"] = None
        return told

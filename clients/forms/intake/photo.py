"""A photo from the camera, and which papers they carry."""

from django import forms
from django.utils.translation import gettext_lazy as _

from clients.forms.intake.base import SectionForm, Several

DOCUMENTS = [
    ("ktp", _("Identity card (KTP-el)")),
    ("kia", _("Child identity card (KIA)")),
    ("kk", _("Family card (KK)")),
    ("birth_certificate", _("Birth certificate")),
    ("health_card", _("Health insurance card (KIS/BPJS)")),
    ("passport", _("Passport")),
    ("other", _("Another paper")),
]


class Photo(SectionForm):
    photo = forms.FileField(
        label=_("Photo"),
        required=False,
        help_text=_("Only for recognising the person; the place in the picture is not kept."),
        widget=forms.FileInput(attrs={"accept": "image/*", "capture": "environment"}),
    )
    documents = Several(label=_("Papers they carry"), choices=DOCUMENTS, none=_("No papers"))

    missing = {"documents": _("Choose the papers, or no papers.")}

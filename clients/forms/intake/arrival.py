"""How they came: when, by whom, from where."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from clients import lists
from clients.forms.intake.base import NOT_CHOSEN, FromList, Phone, SectionForm, Words
from rptc.ui.fields import MomentField

EARLIEST = 2023  # the first year whose limits and calendar are known
BROUGHT = "|".join(code for code in lists.SOURCES.rows() if code != "self")


class Arrival(SectionForm):
    arrived_at = MomentField(label=_("Arrived"), help_text=_("Date and hour in Makassar (WITA)."))
    source = forms.ChoiceField(label=_("How they came"), choices=[NOT_CHOSEN, *lists.SOURCES.choices()])
    source_detail = forms.CharField(
        label=_("Brought by"),
        max_length=200,
        help_text=_(
            "Name and office. A citizen's name stays confidential. Write “not known” when nobody knows."
        ),
    )
    source_phone = Phone(label=_("Phone of who brought them"), required=False)
    source_document = forms.CharField(
        label=_("Letter or minutes number"),
        max_length=80,
        required=False,
        help_text=_("For example of the hand-over minutes or the police letter."),
    )
    found_at = forms.CharField(label=_("Place found"), max_length=200, required=False)
    found_district = FromList("districts", label=_("Kecamatan where found"), required=False)
    circumstances = Words(
        label=_("What happened"), required=False, help_text=_("As told. Do not make them retell what hurts.")
    )

    shown_when = {"source_detail": f"source={BROUGHT}"}
    conditional = ("source_phone",)
    missing = {
        "source": _("Choose how they came."),
        "arrived_at": _("Enter when they arrived."),
        "source_detail": _("Enter who brought them."),
    }

    def clean_arrived_at(self):
        moment = self.cleaned_data["arrived_at"]
        if moment.year < EARLIEST:
            raise ValidationError(gettext("Write an arrival from %(year)d on.") % {"year": EARLIEST})
        if moment > timezone.now():
            raise ValidationError(gettext("Write an arrival that is not in the future."))
        return moment

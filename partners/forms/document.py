"""Forms about partnership documents."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from partners.models import Document
from partners.sentences import needed
from rptc.ui.fields import DayField
from rptc.ui.forms import House

ACCEPT = {"accept": "application/pdf,image/jpeg,image/png"}


class Dated(House):
    """The days of a document and its scan, for every form that asks for them."""

    def clean(self):
        data = super().clean()
        signed, first, last = (data.get(name) for name in ("signed_on", "starts_on", "ends_on"))
        if signed and signed > timezone.localdate():
            self.add_error("signed_on", _("The day of signing cannot be in the future."))
        if first and last and last < first:
            self.add_error("ends_on", _("The end must not be before the start."))
        if last and not first and "starts_on" not in self.errors:
            self.add_error("starts_on", _("Give the first day too, or leave the last day empty."))
        return data


class DocumentForm(Dated, forms.ModelForm):
    """One document. The instance carries the partner. Without a signature and a first day it is in process."""

    seen = forms.TypedChoiceField(
        label=_("Has the unit seen it?"), coerce=lambda value: value == "yes", widget=forms.RadioSelect,
        choices=[("yes", _("Yes, it lies before us")), ("no", _("No, somebody says that it exists"))],
    )  # fmt: skip
    signed_on = DayField(label=_("Signed on"), required=False)
    starts_on = DayField(label=_("In force from"), required=False)
    ends_on = DayField(
        label=_("In force until"),
        required=False,
        help_text=_("The last day is still in force. Leave empty when none is named."),
    )
    scan = forms.FileField(
        label=_("Scan"),
        required=False,
        widget=forms.FileInput(attrs=ACCEPT),
        help_text=_("PDF, JPEG or PNG, up to 15 MB."),
    )

    missing = {"seen": _("Say whether the unit has seen it.")}

    class Meta:
        model = Document
        fields = ["kind", "number", "title", "seen", "stage", "signed_on", "starts_on", "ends_on", "note"]
        help_texts = {"stage": _("While it is in process: preparation, offer, drafting, signing.")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [("", _("Choose a kind of document")), *Document.Kind.choices]
        self.fields["kind"].help_text = needed(self.instance.partner.kind)
        self.initial["seen"] = "yes" if self.initial["seen"] else "no"  # of the instance: true for a new one


class SeenForm(Dated, forms.ModelForm):
    """What stands in a document that was only said to exist."""

    signed_on = DayField(label=_("Signed on"), required=False)
    starts_on = DayField(label=_("In force from"), required=False)
    ends_on = DayField(label=_("In force until"), required=False)
    scan = forms.FileField(
        label=_("Scan"),
        required=False,
        widget=forms.FileInput(attrs=ACCEPT),
        help_text=_("PDF, JPEG or PNG, up to 15 MB."),
    )

    class Meta:
        model = Document
        fields = ["kind", "number", "signed_on", "starts_on", "ends_on"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [("", _("Choose a kind of document")), *Document.Kind.choices]


class TerminateForm(House, forms.Form):
    """From which day it no longer holds, and why."""

    on = DayField(label=_("No longer in force from"), initial=timezone.localdate)
    reason = forms.CharField(label=_("Reason"), max_length=250)

    def clean_on(self):
        day = self.cleaned_data["on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("Choose today or an earlier day."))
        return day

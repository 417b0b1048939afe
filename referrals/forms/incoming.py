"""A referral to RPTC: what is written down of it. Field names are the keywords of the action."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from clients.models import Sex
from partners.models import Partner
from referrals import asking
from referrals.forms.acts import AREA
from referrals.models import Incoming
from rptc.files import store
from rptc.ui.fields import DayField, MomentField, NameField
from rptc.ui.forms import House

MEANS = [pair for pair in Incoming.Means.choices if pair[0] in ("letter", "phone", "person")]


class About(House, forms.Form):
    """Of whom, and for what: what a partner tells by itself on its account."""

    full_name = NameField(
        label=_("Full name"), max_length=150, required=False, help_text=_("One word is enough.")
    )
    alias = NameField(
        label=_("Alias or nickname"), max_length=150, required=False, help_text=_("A working name will do, such as “Tn. X 08”.")
    )  # fmt: skip
    sex = forms.ChoiceField(label=_("Sex"), choices=Sex.choices, widget=forms.RadioSelect)
    age = forms.IntegerField(
        label=_("Age, perhaps estimated"), min_value=0, max_value=120, required=False,
        widget=forms.NumberInput(attrs={"class": "r-w4", "inputmode": "numeric"}),
    )  # fmt: skip
    known = forms.CharField(
        label=_("What is known"), max_length=1500, required=False, widget=AREA,
        help_text=_("Where the person is, condition, papers. Only what RPTC needs."),
    )  # fmt: skip
    guardian = forms.CharField(
        label=_("Parent or guardian"), max_length=250, required=False, help_text=_("Name and phone, where known.")
    )  # fmt: skip
    asked = forms.CharField(label=_("What is asked of RPTC"), max_length=500, widget=AREA)
    urgent = forms.BooleanField(label=_("Urgent: it cannot wait for the next working day"), required=False)

    missing = {"sex": _("Choose the sex, or not known."), "asked": _("Write what is asked of RPTC.")}
    conditional = ("full_name", "alias")

    def clean(self):
        data = super().clean()
        if not (data.get("full_name") or data.get("alias")):
            self.add_error("full_name", _("Write a name, or below it what they are called."))
        return data

    def given(self, by):
        """The keywords of `incoming.receive`; what is about the person becomes `client`."""
        data = {name: value for name, value in self.cleaned_data.items() if name not in asking.WORDS}
        return data | {"client": {name: self.cleaned_data.get(name) for name in asking.WORDS}}


class Record(About):
    """The same, written down by the unit: who asks and how it came, before whom it is about."""

    partner = forms.ModelChoiceField(
        Partner.objects.none(), to_field_name="code", label=_("Partner that asks"), required=False,
        empty_label=_("Another agency, not in the registry"),
    )  # fmt: skip
    agency = forms.CharField(label=_("Name of the agency"), max_length=150)
    contact_name = NameField(label=_("Who asks"), max_length=150, help_text=_("Name and position."))
    contact_phone = forms.CharField(
        label=_("Phone"), max_length=40, required=False, help_text=_("RPTC answers there."),
        widget=forms.TextInput(attrs={"inputmode": "tel", "class": "r-w16 r-tab", "autocomplete": "off"}),
    )  # fmt: skip
    means = forms.ChoiceField(label=_("How it came"), choices=MEANS, widget=forms.RadioSelect)
    letter_number = forms.CharField(label=_("Number of their letter"), max_length=80, required=False)
    letter_date = DayField(label=_("Date of their letter"), required=False)
    scan = forms.FileField(
        label=_("Scan or photo of the letter"), required=False, help_text=_("PDF, JPEG or PNG, at most 15 MB."),
        widget=forms.FileInput(attrs={"accept": "application/pdf,image/jpeg,image/png"}),
    )  # fmt: skip
    received_at = MomentField(
        label=_("When it came"), required=False,
        help_text=_("Makassar time, of the last 30 days. Leave it empty for now. RPTC's time to answer begins here."),
    )  # fmt: skip

    missing = About.missing | {
        "agency": _("Write which agency asks."), "contact_name": _("Write who asks."), "means": _("Choose how it came."),
    }  # fmt: skip
    shown_when = {
        "agency": "partner=",
        **dict.fromkeys(["letter_number", "letter_date", "scan"], "means=letter"),
    }
    conditional = (*About.conditional, "letter_number")
    field_order = [
        "partner", "agency", "contact_name", "contact_phone", "means", "letter_number", "letter_date", "scan", "received_at",
        *About.base_fields,
    ]  # fmt: skip

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["partner"]
        field.queryset = Partner.objects.visible_to(user).active().order_by("name")
        field.label_from_instance = lambda partner: partner.name_for(user)

    def clean_letter_date(self):
        day = self.cleaned_data["letter_date"]
        if day and day > timezone.localdate():
            raise forms.ValidationError(_("Write a date that is not in the future."))
        return day

    def given(self, by):
        data = super().given(by)
        return data | {"scan": store.scan(data["scan"], by=by) if data.get("scan") else None}

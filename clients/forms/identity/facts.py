"""State of the identity, photo and address."""

from django import forms
from django.utils.translation import gettext_lazy as _

from clients import lists
from clients.forms.identity.base import About, Why
from clients.models import Address
from rptc.files import store
from rptc.places.models import District
from rptc.ui.fields import DayField


class NewStatus(About):
    status = forms.ChoiceField(
        label=_("How far the identity is known"), choices=lists.IDENTITY.choices, widget=forms.RadioSelect
    )
    source = forms.CharField(
        label=_("From what"), max_length=200, required=False,
        help_text=_("Name the document or the register, not its number."),
    )  # fmt: skip
    on = DayField(label=_("Seen on"), required=False, help_text=_("Leave it empty for today."))

    missing = {"status": _("Choose how far the identity is known.")}
    conditional = ("source",)


class NewPhoto(About):
    photo = forms.FileField(
        label=_("Photo"), help_text=_("JPEG, PNG, WebP or HEIC, at most 15 MB. Place and device are removed from it."),
        widget=forms.FileInput(attrs={"accept": "image/*", "capture": "environment"}),
    )  # fmt: skip

    missing = {"photo": _("Choose a photo.")}

    def given(self, by):
        """The photo is kept first. Raises store.Refused."""
        return {"file": store.photo(self.cleaned_data["photo"], by=by)}


class NewAddress(About):
    kind = forms.ChoiceField(
        label=_("Kind of address"), choices=Address.Kind.choices, widget=forms.RadioSelect,
        help_text=_("One of each kind holds. A new one ends the one before; the earlier address stays in the list."),
    )  # fmt: skip
    text = forms.CharField(label=_("Address"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}))
    district = forms.ModelChoiceField(
        District.objects.all(), to_field_name="code", label=_("Kecamatan"), required=False, empty_label=_("Choose …")
    )  # fmt: skip
    since = DayField(label=_("Since"), required=False, help_text=_("Leave it empty when nobody knows."))

    missing = {"kind": _("Choose what kind of address it is."), "text": _("Write the address.")}


class EndAddress(Why):
    as_ = forms.ChoiceField(label=_("Why it ends"), choices=Address.Ended.choices, widget=forms.RadioSelect)
    until = DayField(label=_("Until"), required=False, help_text=_("Leave it empty when nobody knows."))

    field_order = ["as_", "until", "reason"]
    missing = Why.missing | {"as_": _("Choose why it ends.")}

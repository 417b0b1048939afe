"""Inviting somebody of a partner, and the PIN that they choose for their links."""

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _
from phonenumber_field.formfields import PhoneNumberField

from partners.forms.partner import PHONE_WRONG
from rptc.ui.fields import NameField
from rptc.ui.forms import House

SOMEBODY_ELSE = "other"


class PinInput(forms.PasswordInput):
    """Six digits that nobody reads over a shoulder."""

    def __init__(self):
        super().__init__(
            attrs={
                "inputmode": "numeric",
                "autocomplete": "off",
                "maxlength": "6",
                "class": "form-control r-code-input",
            }
        )


class Colleague(House, forms.Form):
    """Who is invited by name."""

    full_name = NameField(label=_("Full name"), max_length=150)
    position = forms.CharField(label=_("Position"), max_length=100, required=False)
    phone = PhoneNumberField(
        label=_("WhatsApp number of the colleague"), help_text=_("For example 0812-3456-7890."), error_messages={"invalid": PHONE_WRONG}
    )  # fmt: skip

    def given(self):
        """The keywords of `member.invite`."""
        return {name: self.cleaned_data[name] for name in ("full_name", "position", "phone")}


class InviteMember(Colleague):
    """Whom the unit invites: a contact without an account, or somebody by name, who becomes one."""

    who = forms.ChoiceField(label=_("Who gets the account?"), widget=forms.RadioSelect)

    field_order = ["who", "full_name", "position", "phone"]
    missing = {"who": _("Choose who gets the account.")}
    shown_when = dict.fromkeys(("full_name", "position", "phone"), f"who={SOMEBODY_ELSE}")

    def __init__(self, *args, contacts, **kwargs):
        super().__init__(*args, **kwargs)
        self.contacts = {contact.code: contact for contact in contacts}
        named = [(code, str(contact)) for code, contact in self.contacts.items()]
        self.fields["who"].choices = [*named, (SOMEBODY_ELSE, _("Somebody else of the partner"))]

    def given(self):
        who = self.cleaned_data["who"]
        return super().given() if who == SOMEBODY_ELSE else {"contact": self.contacts[who]}


class OwnPin(House, forms.Form):
    """Another PIN, proved by the password of the account."""

    password = forms.CharField(
        label=_("Your password"), strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "current-password"})
    )  # fmt: skip
    pin = forms.CharField(
        label=_("New PIN"), help_text=_("6 digits that nobody guesses."), widget=PinInput,
        validators=[RegexValidator(r"^[0-9]{6}\Z", _("The PIN has 6 digits."))],
    )  # fmt: skip
    again = forms.CharField(label=_("The same PIN again"), widget=PinInput)

    missing = {"password": _("Enter your password."), "again": _("Enter the same PIN again.")}

    def clean(self):
        data = super().clean()
        if data.get("pin") and data.get("again") and data["pin"] != data["again"]:
            self.add_error("again", _("The two PINs differ. Type the same one twice."))
        return data

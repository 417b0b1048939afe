"""Signing in, joining, another password: with our sentences (rule H5)."""

from allauth.account import forms as allauth
from django import forms
from django.contrib.auth import password_validation
from django.utils.translation import gettext_lazy as _

from rptc.accounts.models import User
from rptc.ui.forms import House


class SignIn(House, allauth.LoginForm):
    """Name and password."""


class ChangePassword(House, allauth.ChangePasswordForm):
    """The old password once, the new one twice; labels stand above the fields, not inside them."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)


class Join(House, forms.Form):
    """The password of a new account, typed twice."""

    password = forms.CharField(
        label=_("New password"),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        strip=False,
        help_text=_("At least 10 characters. A short sentence is good."),
    )
    again = forms.CharField(
        label=_("The same password again"),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        strip=False,
    )

    def __init__(self, *args, invitation, **kwargs):
        super().__init__(*args, **kwargs)
        self.invitation = invitation

    def clean_password(self):
        known = User(username=self.invitation.username, full_name=self.invitation.full_name)
        password_validation.validate_password(self.cleaned_data["password"], known)
        return self.cleaned_data["password"]

    def clean(self):
        data = super().clean()
        if data.get("password") and data.get("again") and data["password"] != data["again"]:
            self.add_error("again", _("The two passwords differ. Type the same one twice."))
        return data

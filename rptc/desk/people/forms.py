"""Inviting somebody, and joining."""

from django import forms
from django.contrib.auth import password_validation
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from rptc.accounts.models import User
from rptc.accounts.roles import ROLES
from rptc.ui.forms import House

PLAIN = RegexValidator(r"^[a-z0-9.]{3,40}$", _("Use 3 to 40 small letters, digits or dots."))


class Invite(House, forms.Form):
    """Who is invited to which work."""

    full_name = forms.CharField(label=_("Full name"), max_length=150)
    username = forms.CharField(
        label=_("User name"),
        max_length=40,
        validators=[PLAIN],
        help_text=_("NIP or a short name; the person signs in with it."),
    )
    role = forms.ChoiceField(
        label=_("Role"), choices=[(r.code, r.name) for r in ROLES.values()], widget=forms.RadioSelect
    )

    def clean_username(self):
        name = self.cleaned_data["username"]
        if User.objects.filter(username__iexact=name).exists():
            raise forms.ValidationError(_("Somebody already signs in with this name. Choose another."))
        return name


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

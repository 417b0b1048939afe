"""Inviting somebody to the unit."""

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from rptc.accounts.actions.people import OUTSIDE
from rptc.accounts.models import User
from rptc.accounts.roles import ROLES
from rptc.ui.forms import House

PLAIN = RegexValidator(r"^[a-z0-9.]{3,40}$", _("Use 3 to 40 small letters, digits or dots."))


class Invite(House, forms.Form):
    """Who is invited to which work. People of a partner are invited at their partner."""

    full_name = forms.CharField(label=_("Full name"), max_length=150)
    username = forms.CharField(
        label=_("User name"),
        max_length=40,
        validators=[PLAIN],
        help_text=_("NIP or a short name; the person signs in with it."),
    )
    role = forms.ChoiceField(
        label=_("Role"),
        choices=[(r.code, r.name) for r in ROLES.values() if r.code != OUTSIDE],
        widget=forms.RadioSelect,
    )

    def clean_username(self):
        name = self.cleaned_data["username"]
        if User.objects.filter(username__iexact=name).exists():
            raise forms.ValidationError(_("Somebody already signs in with this name. Choose another."))
        return name

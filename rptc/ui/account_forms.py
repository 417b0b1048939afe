"""allauth's forms with our sentences (rule H5)."""

from allauth.account import forms as allauth

from rptc.ui.forms import House


class SignIn(House, allauth.LoginForm):
    """Name and password."""


class ChangePassword(House, allauth.ChangePasswordForm):
    """The old password once, the new one twice; labels stand above the fields, not inside them."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)

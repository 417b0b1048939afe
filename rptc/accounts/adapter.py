"""allauth's and axes' questions about our accounts."""

from allauth.account.adapter import DefaultAccountAdapter
from django.utils.translation import gettext_lazy as _


class Adapter(DefaultAccountAdapter):
    """Nobody signs up by themselves: accounts come from an invitation."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": _("The user name or the password is wrong. Try again."),
    }

    def is_open_for_signup(self, request):
        return False


def axes_username(request, credentials=None):
    """The name that axes counts failures under; allauth calls the field `login`, and without this axes locks nobody."""
    given = credentials or {}
    posted = request.POST.get("login") if request is not None else ""
    name = (given.get("username") or given.get("email") or posted or "").strip()
    return name.upper().lower() or None  # as the database compares names: "ſ" and "ı" are s and i to it

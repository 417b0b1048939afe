"""The e-mail behind "user:…" and "role:…": active people, and for the unit head whoever stands in today."""

from django.db.models import Q

from rptc.accounts.models import User
from rptc.notices import recipients


def register():
    """Tell the outbox; called once, when the app is ready."""
    recipients.register("user", user)
    recipients.register("role", role)


def user(number):
    return _named(User.objects.filter(pk=number))


def role(name):
    stands_in = Q(stands_in=True) if name == "unit_head" else Q(pk__in=[])
    return _named(User.objects.filter(Q(role=name) | stands_in))


def _named(users):
    return list(users.filter(is_active=True).exclude(email="").values_list("full_name", "email"))

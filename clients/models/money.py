"""Money: whole rupiah, never negative, never beyond what a shelter can mean."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

MOST = 10_000_000_000  # ten thousand million rupiah: more is a slip of the finger
TOO_MUCH = _("Write a value of at most ten thousand million rupiah.")


def amount():
    """An optional amount in rupiah."""
    return models.BigIntegerField(null=True, blank=True)


def amount_is_possible(field, name):
    """The database's own rule for it."""
    possible = Q(**{f"{field}__gte": 0, f"{field}__lte": MOST})
    return models.CheckConstraint(
        condition=Q(**{f"{field}__isnull": True}) | possible, name=name, violation_error_message=TOO_MUCH
    )

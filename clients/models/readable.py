"""Whose file a person may open: the one rule behind every list, search, desk and page."""

from django.db.models import BooleanField, F, Func, Q, Value
from django.utils import timezone

NOBODY, EVERYBODY = Q(pk__in=[]), Q(pk__isnull=False)


class Entrusted(Func):
    """That a user may open a restricted file at a moment: on the team of any case of this human being, or with a
    reason given before. The rule is a function of the database (migration 0022): asked for restricted rows alone."""

    function = "person_entrusted"
    output_field = BooleanField()


def readable(user, path="pk"):
    """The condition that the file of the person at `path` (else: the row itself) is open to this user: all of the unit,
    restricted ones only for the case team, the unit head, or somebody who gave a reason today."""
    if not user.has_perm("clients.see_file"):
        return NOBODY
    if user.has_perm("clients.see_restricted"):
        return EVERYBODY
    restricted = "restricted" if path == "pk" else f"{path}__restricted"
    return Q(**{restricted: False}) | Q(Entrusted(F(path), Value(user.pk), Value(timezone.now())))

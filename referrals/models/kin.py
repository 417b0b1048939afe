"""Whose family still waits for a word, asked of referrals."""

from datetime import date

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from referrals.models.state import State

STEPS = {
    "sent": [State.SENT, State.ACCEPTED], "handed_over": [State.IN_SERVICE, State.READY],
    "collected": [State.COLLECTED],
}  # fmt: skip
FORBIDS = "do_not_contact_family"


class FamilyQueue(models.QuerySet):
    """Mixed into the QuerySet of referrals."""

    def family_untold(self, day=None):
        """Sent, handed over or collected, the client a minor or with a guardian on file, and of this step nobody of
        the family was told, nor why not. Left out while an alert says that the family must not be called."""
        said = apps.get_model("referrals", "FamilyWord").objects.filter(referral=OuterRef("pk"))
        untold = Q(pk__in=[])
        for about, states in STEPS.items():
            untold |= Q(state__in=states) & ~Exists(said.filter(about=about))
        return self.filter(untold, _has_family(day or timezone.localdate()), episode__state="open")


def _has_family(day):
    people = apps.get_model("clients", "Person").objects.same_as(OuterRef("episode__person"))
    relatives = apps.get_model("clients", "Relative").objects.filter(person__in=people)
    alerts = apps.get_model("clients", "Alert").objects.filter(person__in=people)
    last = 28 if day.month == 2 else day.day  # on a leap day, the 28th of a year without one
    born = date(day.year - 18, day.month, min(day.day, last))
    minor = Q(episode__person__birth_date__gt=born) | Q(episode__person__birth_date=None, episode__age__lt=18)
    forbidden = Exists(alerts.filter(kind=FORBIDS, ended_at__isnull=True))
    return (minor | Q(Exists(relatives.filter(is_guardian=True)))) & ~Q(forbidden)

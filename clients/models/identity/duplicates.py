"""Two files that may be one person's, and two that were found to be two people's."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from clients.models.identity.recorded import Recorded
from clients.models.person import Person
from rptc.lib.crypto import SealedText


class PossibleDuplicateQuerySet(models.QuerySet):
    def waiting(self):
        """On the list of the unit head."""
        return self.filter(settled_at__isnull=True)


class PossibleDuplicate(Recorded):
    """Somebody of the staff thinks that `person` is in the registry twice, perhaps as `other`; the unit head settles it."""

    class Settled(models.TextChoices):
        JOINED = "joined", _("The files were joined")
        TWO_PEOPLE = "two_people", _("They are two people")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    person = models.ForeignKey("clients.Person", on_delete=models.PROTECT, related_name="suspicions")
    other = models.ForeignKey(
        "clients.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="suspicions_of_others"
    )
    reason = SealedText()
    settled_as = models.CharField(max_length=12, choices=Settled, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.CharField(max_length=150, blank=True)

    objects = PossibleDuplicateQuerySet.as_manager()

    class Meta:
        ordering = ["recorded_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "other"], condition=Q(settled_at__isnull=True), nulls_distinct=False,
                name="suspicion_once", violation_error_message=_("This is on the list of the unit head already."),
            ),
            models.CheckConstraint(
                condition=Q(other__isnull=True) | ~Q(other=F("person")),
                name="suspicion_of_somebody_else",
                violation_error_message=_("Name another file than this one."),
            ),
        ]  # fmt: skip


class TwoPeopleQuerySet(models.QuerySet):
    def standing(self):
        """Not reconsidered."""
        return self.filter(reconsidered_at__isnull=True)

    def between(self, one, other):
        """Of two persons, in whatever order."""
        pair = sorted([one.pk, other.pk])
        return self.filter(one=pair[0], other=pair[1])

    def about(self, people):
        return self.filter(Q(one__in=people) | Q(other__in=people))

    def not_the_same_as(self, person):
        """Keys of the canonical people that somebody said `person` is not."""
        sides = [Coalesce(f"{side}__canonical", side) for side in ("one", "other")]
        pairs = (
            self.standing().about(Person.objects.same_as(person).order_by().values("pk")).values_list(*sides)
        )
        return {key for pair in pairs for key in pair} - {person.own_id}


class TwoPeople(Recorded):
    """Somebody looked and said: these are two people. They are not offered for each other again, until reconsidered.
    `one` is the older row, so that a pair is said once."""

    one = models.ForeignKey("clients.Person", on_delete=models.PROTECT, related_name="+")
    other = models.ForeignKey("clients.Person", on_delete=models.PROTECT, related_name="+")
    reason = SealedText()
    reconsidered_at = models.DateTimeField(null=True, blank=True)
    reconsidered_by = models.CharField(max_length=150, blank=True)
    reconsidered_reason = SealedText(null=True)

    objects = TwoPeopleQuerySet.as_manager()

    class Meta:
        ordering = ["-recorded_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["one", "other"], condition=Q(reconsidered_at__isnull=True), name="two_people_once",
                violation_error_message=_("It is said already that these are two people."),
            ),
            models.CheckConstraint(condition=Q(one__lt=F("other")), name="two_people_in_order"),
        ]  # fmt: skip

    @property
    def person_code(self):
        return self.one.code

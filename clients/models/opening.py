"""The reason for which a restricted file, or a sensitive part of a file, was opened."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from clients.models.person import Person


class OpeningQuerySet(models.QuerySet):
    def held(self, user, person):
        """What this user has open of this person now."""
        return self.filter(user=user, person__in=Person.objects.same_as(person), until__gt=timezone.now())


class Opening(models.Model):
    """A restricted file (`part` empty) or one sensitive part of a file (a code of clients.sensitive.PARTS) opened with a
    reason, until a moment the same day."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="openings")
    user = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    part = models.CharField(max_length=20, blank=True)
    reason = models.CharField(_("reason"), max_length=300)
    at = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField()

    objects = OpeningQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["user", "person", "until"], name="opening_held")]
        constraints = [models.CheckConstraint(condition=~models.Q(reason=""), name="opening_has_reason")]

    def __str__(self):
        return f"{self.user} {self.at:%Y-%m-%d}"

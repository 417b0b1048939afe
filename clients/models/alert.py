"""What can harm tonight."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from clients import lists
from clients.models.person import Person
from rptc.lib.words import chosen


class AlertQuerySet(models.QuerySet):
    def open_on(self, person):
        """What holds of one human being, in whichever of the joined files it was raised."""
        return self.filter(person__in=Person.objects.same_as(person), ended_at__isnull=True)


class Alert(models.Model):
    """A flag that can matter tonight: raised and ended by somebody, never erased."""

    person = models.ForeignKey("clients.Person", on_delete=models.PROTECT, related_name="alerts")
    kind = models.CharField(max_length=30, choices=lists.FLAGS.choices())
    note = models.CharField(max_length=250, blank=True)
    raised_at = models.DateTimeField(default=timezone.now)
    raised_by = models.CharField(max_length=150)
    source = models.CharField(max_length=60, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.CharField(max_length=150, blank=True)
    ended_reason = models.CharField(max_length=300, blank=True)

    objects = AlertQuerySet.as_manager()

    class Meta:
        ordering = ["-raised_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "kind"], condition=Q(ended_at__isnull=True), name="alert_once_while_open"
            )
        ]

    def __str__(self):
        return lists.FLAGS.label(self.kind)

    @property
    def severity(self):
        return lists.FLAGS.rows()[self.kind]["severity"]

    @property
    def instruction(self):
        row = lists.FLAGS.rows()[self.kind]
        return chosen({"id": row["instruction_id"], "en": row["instruction_en"]})

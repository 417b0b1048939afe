"""Recorded departures from a limit or a step."""

from django.db import models
from django.db.models import Q
from django.utils import timezone


class Deviation(models.Model):
    """A departure from a limit or step: which rule, about what, why, and who approved it (before or after)."""

    rule = models.SlugField()
    about_kind = models.CharField(max_length=40)
    about_code = models.CharField(max_length=40)
    about_label = models.CharField(max_length=60, blank=True)
    reason = models.CharField(max_length=500)
    recorded_at = models.DateTimeField(default=timezone.now)
    recorded_by = models.CharField(max_length=150)
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.CharField(max_length=150, blank=True)

    class Meta:
        indexes = [models.Index(fields=["about_kind", "about_code"], name="deviation_about")]
        constraints = [
            models.CheckConstraint(
                condition=Q(approved_at__isnull=True, approved_by="")
                | Q(approved_at__isnull=False) & ~Q(approved_by=""),
                name="deviation_approved_by_somebody",
            )
        ]

    def __str__(self):
        return f"{self.rule} {self.about_label}"

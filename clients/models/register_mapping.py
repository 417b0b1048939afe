"""How a unit reads a set of headings: remembered, so that the next year's file needs no second explanation."""

from django.db import models
from django.utils import timezone


class RegisterMapping(models.Model):
    """`headings` is the fingerprint of a set of headings; `columns` what they told last time."""

    unit = models.ForeignKey("places.Unit", on_delete=models.PROTECT, related_name="+")
    headings = models.CharField(max_length=64)
    columns = models.JSONField(default=dict)
    changed_at = models.DateTimeField(default=timezone.now)
    changed_by = models.CharField(max_length=150)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "headings"], name="register_mapping_once")]

    def __str__(self):
        return self.headings[:8]

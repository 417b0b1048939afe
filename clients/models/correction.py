"""A stay whose times were written down wrongly: what stood before is kept."""

from django.contrib.postgres.fields import DateTimeRangeField
from django.db import models
from django.utils import timezone

from rptc.lib.codes import code


class StayCorrection(models.Model):
    """The times of a stay before and after a correction, why, when recorded and by whom. Append-only."""

    code = models.CharField(max_length=20, unique=True, default=code, editable=False)
    stay = models.ForeignKey("clients.Stay", on_delete=models.PROTECT, related_name="corrections")
    old = DateTimeRangeField()
    new = DateTimeRangeField()
    reason = models.CharField(max_length=300)
    recorded_at = models.DateTimeField(default=timezone.now)
    recorded_by = models.CharField(max_length=150)

    class Meta:
        ordering = ["id"]

    def __str__(self):
        return self.code

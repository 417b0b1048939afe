"""What the ladder has said of a promise."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from referrals.models.promise import Promise


class RungDone(models.Model):
    """A rung of the ladder that was climbed, or passed over after a pause: once for a promise and its due moment."""

    class State(models.TextChoices):
        QUEUED = "queued", _("Waiting to be done")
        SKIPPED = "skipped", _("Passed over")

    promise = models.ForeignKey(Promise, on_delete=models.PROTECT, related_name="rungs")
    due = models.DateTimeField()
    rung = models.CharField(max_length=50)
    sequence = models.PositiveSmallIntegerField(default=0)
    state = models.CharField(max_length=10, choices=State)
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["promise", "due", "rung", "sequence"], name="rung_once_per_due")
        ]

    def __str__(self):
        return self.rung

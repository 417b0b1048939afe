"""What the ladder has said of a promise."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from referrals.models.incoming import Incoming
from referrals.models.issue import Issue
from referrals.models.promise import Promise


class RungDone(models.Model):
    """A rung of the ladder that was climbed, or passed over after a pause: once for what is promised (a promise of a
    referral, an incoming referral, an issue) and its due moment."""

    class State(models.TextChoices):
        QUEUED = "queued", _("Waiting to be done")
        SKIPPED = "skipped", _("Passed over")

    promise = models.ForeignKey(Promise, on_delete=models.PROTECT, null=True, related_name="rungs")
    incoming = models.ForeignKey(Incoming, on_delete=models.PROTECT, null=True, related_name="rungs")
    issue = models.ForeignKey(Issue, on_delete=models.PROTECT, null=True, related_name="rungs")
    due = models.DateTimeField()
    rung = models.CharField(max_length=50)
    sequence = models.PositiveSmallIntegerField(default=0)
    state = models.CharField(max_length=10, choices=State)
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["promise", "due", "rung", "sequence"], name="rung_once_per_due"),
            models.UniqueConstraint(
                fields=["incoming", "due", "rung", "sequence"], name="rung_once_incoming"
            ),
            models.UniqueConstraint(fields=["issue", "due", "rung", "sequence"], name="rung_once_issue"),
            models.CheckConstraint(
                condition=Q(promise__isnull=False, incoming__isnull=True, issue__isnull=True)
                | Q(promise__isnull=True, incoming__isnull=False, issue__isnull=True)
                | Q(promise__isnull=True, incoming__isnull=True, issue__isnull=False),
                name="rung_of_one_thing",
            ),
        ]

    def __str__(self):
        return self.rung

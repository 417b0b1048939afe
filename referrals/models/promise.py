"""Promises: one clock each, owed by one side. Stored once; lateness is derived (design §4.1)."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from referrals.models.promised import Promised, Side
from referrals.models.referral import Referral


class Clock(models.TextChoices):
    ANSWER = "answer", _("Answer")
    HAND_OVER = "hand_over", _("Hand-over")
    SERVE_UNTIL = "serve_until", _("Service until")
    PICK_UP = "pick_up", _("Collection")


class PromiseQuerySet(models.QuerySet):
    def open(self):
        """Those that wait: not kept, of a referral that runs, in a phase in which their side still has to act."""
        return self.filter(waiting__isnull=False)

    def late(self, now=None):
        """Open and past the promise in force."""
        return self.open().filter(due__lt=now or timezone.now())

    def owed_by(self, side):
        return self.filter(owed_by=side)


class Promise(Promised):
    """One clock of a referral; its due moves only by an extension or an earlier ready."""

    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="promises")
    clock = models.CharField(max_length=15, choices=Clock)

    objects = PromiseQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["due"], name="promise_open_due", condition=Q(kept_at__isnull=True))]
        constraints = [models.UniqueConstraint(fields=["referral", "clock"], name="promise_once_a_clock")]

    def __str__(self):
        return f"{self.clock} {self.owed_by} {self.due:%Y-%m-%d}"

    @property
    def subject(self):
        return self.referral


class Waiting(models.Model):
    """A promise that waits for its side (a view; the rule stands in migration 0008): asked by every list and desk."""

    promise = models.OneToOneField(Promise, models.DO_NOTHING, primary_key=True, related_name="waiting")
    referral = models.ForeignKey(Referral, models.DO_NOTHING, related_name="waiting")
    owed_by = models.CharField(max_length=10, choices=Side)
    due = models.DateTimeField()

    class Meta:
        managed = False
        db_table = "referrals_waiting"

    def __str__(self):
        return f"{self.owed_by} {self.due:%Y-%m-%d}"

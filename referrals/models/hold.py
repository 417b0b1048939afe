"""What keeps the ladder quiet for a while. It never moves a promise: what is late stays late."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from referrals import lists
from referrals.models.promise import Promise
from referrals.models.promised import Side
from referrals.models.referral import Referral


class HoldQuerySet(models.QuerySet):
    def at(self, now):
        """Those that hold at a moment (aware)."""
        return self.filter(starts_at__lte=now, until__gt=now).filter(
            Q(ended_at__isnull=True) | Q(ended_at__gt=now)
        )

    def pauses(self, now):
        """Pauses in force at a moment, with what a desk says of them."""
        return self.at(now).filter(kind="pause").select_related("referral__partner").order_by("until")


class Hold(models.Model):
    """A *pause* of the unit head: nothing rings until `until`; the rungs of that time are passed over. *Still working
    on it*, said by whoever owes a promise: its next reminder waits until `until`, and nothing else moves."""

    class Kind(models.TextChoices):
        PAUSE = "pause", _("Pause")
        WORKING = "working", _("Still working on it")

    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="holds")
    promise = models.ForeignKey(
        Promise, on_delete=models.PROTECT, null=True, blank=True, related_name="holds"
    )
    kind = models.CharField(max_length=10, choices=Kind)
    reason = models.CharField(max_length=40)
    note = models.CharField(max_length=500, blank=True)
    side = models.CharField(max_length=10, choices=Side)
    starts_at = models.DateTimeField()
    until = models.DateTimeField()
    made_by = models.CharField(max_length=150)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.CharField(max_length=150, blank=True)

    objects = HoldQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(condition=Q(until__gt=F("starts_at")), name="hold_ends_after_start"),
            models.CheckConstraint(
                condition=Q(kind="pause", promise__isnull=True) | Q(kind="working", promise__isnull=False),
                name="hold_working_has_promise",
            ),
            models.UniqueConstraint(
                fields=["referral"],
                condition=Q(kind="pause", ended_at__isnull=True),
                name="hold_one_pause",
                violation_error_message=_("The reminders are paused already."),
            ),
        ]

    def __str__(self):
        return f"{self.kind} {self.until:%Y-%m-%d}"

    @property
    def words(self):
        """The reason, in the language of the reader."""
        return (lists.PAUSE if self.kind == self.Kind.PAUSE else lists.WORKING).label(self.reason)

    def covers(self, moment):
        """Whether it holds at a moment (aware)."""
        return self.starts_at <= moment < min(self.until, self.ended_at or self.until)

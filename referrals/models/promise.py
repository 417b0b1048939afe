"""Promises: one clock each, owed by one side. Stored once; lateness is derived (design §4.1)."""

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from referrals.models.referral import Referral


class Side(models.TextChoices):
    RPTC = "rptc", _("RPTC")
    PARTNER = "partner", _("Partner")


class Clock(models.TextChoices):
    ANSWER = "answer", _("Answer")
    HAND_OVER = "hand_over", _("Hand-over")
    SERVE_UNTIL = "serve_until", _("Service until")
    PICK_UP = "pick_up", _("Collection")


class PromiseQuerySet(models.QuerySet):
    def open(self):
        """Not kept, of a referral that runs, in a phase in which its side still has to act.

        A side that confirmed its half of the leg has done its part; what is missing is the other's confirmation.
        """
        answered = Q(clock=Clock.ANSWER, referral__state="sent")
        handed = Q(clock=Clock.HAND_OVER, referral__state="accepted")
        served = Q(clock=Clock.SERVE_UNTIL, referral__state="in_service")
        back = Q(clock=Clock.PICK_UP, referral__state__in=["in_service", "ready"])
        in_phase = self.filter(answered | handed | served | back, kept_at__isnull=True)
        return in_phase.filter(referral__episode__state="open").exclude(_done_its_half())

    def late(self, now=None):
        """Open and past the promise in force."""
        return self.open().filter(due__lt=now or timezone.now())

    def owed_by(self, side):
        return self.filter(owed_by=side)


def _done_its_half():
    """Promises of a leg whose owing side has confirmed its own half."""
    handover = apps.get_model("referrals", "Handover")
    halves = handover.objects.filter(referral=OuterRef("referral"))
    there = Q(clock=Clock.HAND_OVER) & _confirmed(halves.filter(leg="there"))
    return there | Q(clock=Clock.PICK_UP) & _confirmed(halves.filter(leg="back"))


def _confirmed(halves):
    rptc = Q(owed_by=Side.RPTC) & Exists(halves.filter(rptc_at__isnull=False))
    return rptc | Q(owed_by=Side.PARTNER) & Exists(halves.filter(partner_at__isnull=False))


class Promise(models.Model):
    """`original_due` is what was promised first, `due` the promise in force (moved only by an extension or an earlier
    ready), `kept_at` when it was kept; all aware moments."""

    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="promises")
    clock = models.CharField(max_length=15, choices=Clock)
    owed_by = models.CharField(max_length=10, choices=Side)
    made_at = models.DateTimeField()
    original_due = models.DateTimeField()
    due = models.DateTimeField()
    due_set_at = models.DateTimeField()
    kept_at = models.DateTimeField(null=True, blank=True)

    objects = PromiseQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["due"], name="promise_open_due", condition=Q(kept_at__isnull=True))]
        constraints = [models.UniqueConstraint(fields=["referral", "clock"], name="promise_once_a_clock")]

    def __str__(self):
        return f"{self.clock} {self.owed_by} {self.due:%Y-%m-%d}"

    def is_late(self, now=None):
        """Past the promise in force when it was kept, when its referral stopped, or now. The due moment is on time."""
        return self._end(now) > self.due

    def days_late(self, now=None):
        """Whole WITA days past the promise in force; 0 when it is not late."""
        return self._days(self.due, now)

    def days_late_on_original(self, now=None):
        """Whole WITA days past the original promise: the figure indicators use."""
        return self._days(self.original_due, now)

    def _days(self, due, now):
        return max((timezone.localdate(self._end(now)) - timezone.localdate(due)).days, 0)

    def _end(self, now):
        return self.kept_at or self.referral.stopped_at or now or timezone.now()

"""Promises: one clock each, owed by one side. Stored once; lateness is derived (design §4.1)."""

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef, Q
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

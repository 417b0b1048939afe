"""Trips that are planned, and trips that failed."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from referrals import lists
from referrals.models.handover import Leg
from referrals.models.promised import Side
from referrals.models.referral import Referral


class Journey(models.Model):
    """A planned trip for a leg: when, who, what vehicle, which papers. The other side sees it on its link."""

    class State(models.TextChoices):
        PLANNED = "planned", _("Planned")
        DONE = "done", _("Done")
        FAILED = "failed", _("Failed")
        CANCELLED = "cancelled", _("Cancelled")

    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="journeys")
    leg = models.CharField(max_length=5, choices=Leg)
    planned_for = models.DateTimeField(_("when"))
    officer = models.CharField(_("officer"), max_length=150)
    vehicle = models.CharField(_("vehicle"), max_length=100, blank=True)
    papers = models.CharField(_("papers to bring"), max_length=250, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.PLANNED)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=150)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-planned_for", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["referral", "leg"],
                condition=Q(state="planned"),
                name="journey_one_planned",
                violation_error_message=_("A journey is already planned. Change that one."),
            )
        ]

    def __str__(self):
        return f"{self.referral} {self.leg} {self.planned_for:%Y-%m-%d}"


class Attempt(models.Model):
    """Somebody came and it did not work: counted against the owing side, the visited side, the giver, or nobody."""

    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="attempts")
    leg = models.CharField(max_length=5, choices=Leg)
    journey = models.OneToOneField(
        Journey, on_delete=models.PROTECT, null=True, blank=True, related_name="attempt"
    )
    happened_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    reason = models.CharField(max_length=30, choices=lists.FAILURE.choices())
    note = models.CharField(max_length=500, blank=True)
    side = models.CharField(max_length=10, choices=Side)
    recorded_by = models.CharField(max_length=150)
    against = models.CharField(max_length=10, choices=Side, blank=True)

    class Meta:
        ordering = ["-happened_at"]

    def __str__(self):
        return f"{self.referral} {self.reason}"

"""A request for more time, and what became of it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from referrals import lists
from referrals.models.promised import Side
from referrals.models.referral import Referral
from referrals.models.state import LIVE


class ExtensionQuerySet(models.QuerySet):
    def waiting(self):
        """Not decided, of a referral that still runs."""
        running = Q(referral__state__in=LIVE, referral__episode__state="open")
        return self.filter(running, state=Extension.State.PENDING)


class Extension(models.Model):
    """A request to move serve-until and pick-up together by days. Original promises stay.

    `before_expiry`: whether it was asked before the promise in force ran out (service, or pick-up once ready).
    """

    class State(models.TextChoices):
        PENDING = "pending", _("Waiting for a decision")
        APPROVED = "approved", _("Approved")
        REFUSED = "refused", _("Refused")

    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="extensions")
    reason = models.CharField(_("reason"), max_length=30, choices=lists.EXTENSION.choices())
    days = models.PositiveSmallIntegerField(_("days"))
    note = models.CharField(_("note"), max_length=500, blank=True)
    asked_side = models.CharField(max_length=10, choices=Side)
    asked_by = models.CharField(max_length=150)
    asked_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State, default=State.PENDING)
    decided_by = models.CharField(max_length=150, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decision_note = models.CharField(max_length=500, blank=True)
    before_expiry = models.BooleanField(null=True)

    objects = ExtensionQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["referral"],
                condition=Q(state="pending"),
                name="extension_one_pending",
                violation_error_message=_("An extension already waits for a decision."),
            ),
            models.CheckConstraint(
                condition=Q(days__gte=1, days__lte=365),
                name="extension_days",
                violation_error_message=_("An extension is 1 to 365 days."),
            ),
            models.CheckConstraint(
                condition=Q(state="pending", decided_at__isnull=True)
                | ~Q(state="pending") & Q(decided_at__isnull=False),
                name="extension_decided_has_time",
            ),
        ]

    def __str__(self):
        return f"{self.days} ({self.reason})"

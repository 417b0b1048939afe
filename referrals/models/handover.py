"""A leg of the way as both sides confirm it: two halves of a hand-over."""

from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from referrals.models.promised import Side
from referrals.models.referral import Referral


class Leg(models.TextChoices):
    THERE = "there", _("Hand-over (there)")
    BACK = "back", _("Collection (back)")


class Means(models.TextChoices):
    LINK = "link", _("Partner link")
    ACCOUNT = "account", _("Account")
    PAPER = "paper", _("Signed minutes on paper")


LATE_RECORD = timedelta(days=1)


class Handover(models.Model):
    """One row per leg. Each side fills its own half: who, when it happened (`_at`), when it was typed, by what means.
    There RPTC gives and the partner takes; back the partner gives and the collector takes."""

    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="handovers")
    leg = models.CharField(max_length=5, choices=Leg)
    rptc_at = models.DateTimeField(null=True, blank=True)
    rptc_recorded_at = models.DateTimeField(null=True, blank=True)
    rptc_by = models.CharField(max_length=150, blank=True)
    rptc_means = models.CharField(max_length=10, choices=Means, blank=True)
    partner_at = models.DateTimeField(null=True, blank=True)
    partner_recorded_at = models.DateTimeField(null=True, blank=True)
    partner_by = models.CharField(max_length=150, blank=True)
    partner_means = models.CharField(max_length=10, choices=Means, blank=True)
    collected_by = models.CharField(_("collected by"), max_length=150, blank=True)
    scan = models.ForeignKey(
        "files.StoredFile", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    note = models.CharField(_("note"), max_length=500, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["referral", "leg"], name="handover_once_a_leg"),
            models.CheckConstraint(
                condition=Q(rptc_at__isnull=True, rptc_by="") | Q(rptc_at__isnull=False) & ~Q(rptc_by=""),
                name="handover_rptc_half_whole",
            ),
            models.CheckConstraint(
                condition=Q(partner_at__isnull=True, partner_by="")
                | Q(partner_at__isnull=False) & ~Q(partner_by=""),
                name="handover_partner_half_whole",
            ),
        ]

    def __str__(self):
        return f"{self.referral} {self.leg}"

    @property
    def happened_at(self):
        """It happened when the taker says; None until both halves stand."""
        if self.rptc_at is None or self.partner_at is None:
            return None
        return self.partner_at if self.leg == Leg.THERE else self.rptc_at

    @property
    def waits_for(self):
        """The side whose half is missing while the other's stands, else an empty string."""
        if (self.rptc_at is None) == (self.partner_at is None):
            return ""
        return Side.RPTC if self.rptc_at is None else Side.PARTNER

    def half(self, side):
        """(happened, recorded, who) of a side; happened is None while its half is empty."""
        return getattr(self, f"{side}_at"), getattr(self, f"{side}_recorded_at"), getattr(self, f"{side}_by")

    @property
    def first_recorded_at(self):
        """When the first half was typed."""
        return min(filter(None, [self.rptc_recorded_at, self.partner_recorded_at]), default=None)

    @property
    def late_records(self):
        """The sides whose half was typed more than a day after it happened: flagged and counted (design §5)."""
        halves = {side: self.half(side) for side in Side.values}
        return [side for side, (at, typed, _who) in halves.items() if at and typed - at > LATE_RECORD]

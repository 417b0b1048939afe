"""What the partner reports of its work, and what it sends back with the client."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from referrals.models.promised import Side
from referrals.models.referral import Referral


class Report(models.Model):
    """A progress report while the client is there, or the back-referral: what was done, with what result, what is
    recommended, and why the client comes back (`reason`, a code)."""

    class Kind(models.TextChoices):
        PROGRESS = "progress", _("Progress report")
        BACK = "back", _("Back-referral")

    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="reports")
    kind = models.CharField(max_length=10, choices=Kind)
    reason = models.CharField(max_length=40, blank=True)
    services = models.TextField(_("what was done"), blank=True)
    result = models.TextField(_("how the client is"), blank=True)
    advice = models.TextField(_("what is recommended"), blank=True)
    scan = models.ForeignKey(
        "files.StoredFile", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    side = models.CharField(max_length=10, choices=Side)
    made_by = models.CharField(max_length=150)
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)
    read_by = models.CharField(max_length=150, blank=True)

    class Meta:
        ordering = ["-at", "-id"]

    def __str__(self):
        return f"{self.kind} {self.at:%Y-%m-%d}"

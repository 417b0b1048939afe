"""What the partner reports of its work, and what it sends back with the client."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from referrals.models.promised import Side
from referrals.models.referral import Referral, ReferralLog, seen
from rptc.lib.codes import code


class ReportQuerySet(models.QuerySet):
    def unread(self):
        """Sent by partners, and nobody of the unit has read them. No clock runs for it."""
        return self.filter(side=Side.PARTNER, read_at__isnull=True)

    def visible_to(self, user):
        """As their referral is; sentences of a case are for those who open files."""
        if not user.has_perm("clients.see_file"):
            return self.none()
        return self.filter(seen(user, "referral"))


class Report(models.Model):
    """A progress report while the client is there, or the back-referral: what was done, with what result, what is
    recommended, and why the client comes back (`reason`, a code of back_reasons). `said_by`: who told it to RPTC, where
    RPTC wrote it down."""

    class Kind(models.TextChoices):
        PROGRESS = "progress", _("Progress report")
        BACK = "back", _("Back-referral")

    code = models.CharField(max_length=20, unique=True, default=code, editable=False)
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
    means = models.CharField(_("how it was said"), max_length=10, choices=ReferralLog.Means)
    said_by = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)
    read_by = models.CharField(max_length=150, blank=True)

    objects = ReportQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["referral"],
                condition=models.Q(kind="back"),
                name="report_one_back",
                violation_error_message=_("The back-referral report stands already."),
            )
        ]

    def __str__(self):
        return f"{self.kind} {self.at:%Y-%m-%d}"

"""From one shift to the next: what the outgoing officer writes, and the points that stay open until settled."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from clients.models.house import Facility
from rptc.lib.codes import code
from rptc.lib.crypto import SealedText


class ShiftReport(models.Model):
    """The word of one shift (`day`, `number`: clients.shifts) to the next, sealed; read by somebody else, who says so."""

    code = models.CharField(max_length=20, unique=True, default=code, editable=False)
    facility = models.ForeignKey(Facility, on_delete=models.PROTECT, related_name="shift_reports")
    day = models.DateField()
    number = models.PositiveSmallIntegerField()
    text = SealedText()
    given_at = models.DateTimeField(default=timezone.now)
    giver = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    read_at = models.DateTimeField(null=True, blank=True)
    reader = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-day", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["facility", "day", "number"], name="shift_report_once"),
            models.CheckConstraint(condition=Q(number__in=[1, 2, 3]), name="shift_report_of_a_shift"),
            models.CheckConstraint(
                condition=Q(read_at__isnull=True, reader__isnull=True)
                | Q(read_at__isnull=False, reader__isnull=False) & ~Q(reader=models.F("giver")),
                name="shift_report_read_by_another",
            ),
        ]

    def __str__(self):
        return self.code


class OpenPointQuerySet(models.QuerySet):
    def open(self, at=None):
        """What is not settled at a moment (default now)."""
        at = at or timezone.now()
        return self.filter(Q(settled_at__isnull=True) | Q(settled_at__gt=at), raised_at__lte=at)


class OpenPoint(models.Model):
    """Something the next shift must see to; carried over until somebody says what came of it. Both texts are sealed."""

    code = models.CharField(max_length=20, unique=True, default=code, editable=False)
    facility = models.ForeignKey(Facility, on_delete=models.PROTECT, related_name="open_points")
    text = SealedText()
    raised_at = models.DateTimeField(default=timezone.now)
    raised_by = models.CharField(max_length=150)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.CharField(max_length=150, blank=True)
    outcome = SealedText(default=str)

    objects = OpenPointQuerySet.as_manager()

    class Meta:
        ordering = ["raised_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(settled_at__isnull=True, settled_by="")
                | Q(settled_at__isnull=False) & ~Q(settled_by=""),
                name="open_point_settled_by_somebody",
            )
        ]

    def __str__(self):
        return self.code

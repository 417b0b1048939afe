"""Recorded departures from a limit or a step: done, or asked for in advance until a day."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rptc.lib.codes import code


class DeviationQuerySet(models.QuerySet):
    def waiting(self):
        """Nobody has said yes or no."""
        return self.filter(approved_at__isnull=True, refused_at__isnull=True)

    def in_advance(self):
        return self.filter(until__isnull=False)

    def afterwards(self):
        """Recorded when it was done already."""
        return self.filter(until__isnull=True)

    def agreed(self, rule, kind, day=None):
        """Asked in advance for things of a kind, approved, and not run out on a WITA date (default today)."""
        held = {"rule": rule, "about_kind": kind, "until__gte": day or timezone.localdate()}
        return self.filter(approved_at__isnull=False, **held)

    def about(self, kind, codes):
        return self.filter(about_kind=kind, about_code__in=codes)


class Deviation(models.Model):
    """A departure from a limit or step: which rule, about what, why, and who approved it (before or after).

    `until` (a WITA date) stands where it was asked for in advance. What was recorded never changes, and it is decided
    once: the database holds both.
    """

    code = models.CharField(max_length=20, unique=True, default=code, editable=False)
    rule = models.SlugField()
    about_kind = models.CharField(max_length=40)
    about_code = models.CharField(max_length=40)
    about_label = models.CharField(max_length=60, blank=True)
    until = models.DateField(_("until"), null=True, blank=True)
    reason = models.CharField(max_length=500)
    recorded_at = models.DateTimeField(default=timezone.now)
    recorded_by = models.CharField(max_length=150)
    actor_id = models.CharField(max_length=40, blank=True)
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.CharField(max_length=150, blank=True)
    refused_at = models.DateTimeField(null=True, blank=True)
    refused_by = models.CharField(max_length=150, blank=True)
    decision = models.CharField(max_length=500, blank=True)

    objects = DeviationQuerySet.as_manager()

    class Meta:
        ordering = ["-recorded_at", "-id"]
        indexes = [
            models.Index(fields=["about_kind", "about_code"], name="deviation_about"),
            models.Index(fields=["-recorded_at", "-id"], name="deviation_newest"),
            models.Index(
                fields=["-recorded_at"], name="deviation_waiting",
                condition=Q(approved_at__isnull=True, refused_at__isnull=True),
            ),
        ]  # fmt: skip
        constraints = [
            models.CheckConstraint(
                condition=Q(approved_at__isnull=True, approved_by="")
                | Q(approved_at__isnull=False) & ~Q(approved_by=""),
                name="deviation_approved_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(refused_at__isnull=True, refused_by="")
                | Q(refused_at__isnull=False, approved_at__isnull=True) & ~Q(refused_by="") & ~Q(decision=""),
                name="deviation_refused_with_reason",
            ),
        ]

    def __str__(self):
        return f"{self.rule} {self.about_label}"

    @property
    def is_decided(self):
        return bool(self.approved_at or self.refused_at)

    def holds(self, day=None):
        """Whether it was agreed in advance and has not run out on a WITA date (default today)."""
        return bool(self.until and self.approved_at) and self.until >= (day or timezone.localdate())

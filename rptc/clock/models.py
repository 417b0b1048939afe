"""The calendar that decides what a working day is."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Standing(models.Manager):
    """Days off that were not taken back; `every` has those too, for the history."""

    def get_queryset(self):
        return super().get_queryset().filter(withdrawn_at__isnull=True)


class Holiday(models.Model):
    """A day off in Makassar. Seeded from a library for 2023–2027; the table rules, because decrees change mid-year.
    `reason` says why a day was corrected or taken back; only days to come ever are."""

    reference_data = True

    class Kind(models.TextChoices):
        NATIONAL = "libur_nasional", _("National holiday")
        COLLECTIVE = "cuti_bersama", _("Collective leave")
        LOCAL = "lokal", _("Local holiday")

    date = models.DateField()
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=20, choices=Kind)
    decree = models.CharField(max_length=120, blank=True)

    reason = models.CharField(max_length=250, blank=True)
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.CharField(max_length=150, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.CharField(max_length=150, blank=True)

    objects = Standing()
    every = models.Manager()  # noqa: DJ012

    class Meta:
        ordering = ["date"]
        constraints = [
            models.UniqueConstraint(
                fields=["date"],
                condition=Q(withdrawn_at__isnull=True),
                name="holiday_once_a_day",
                violation_error_message=_("This day is a day off already."),
            )
        ]

    def __str__(self):
        return f"{self.date} {self.name}"

"""The calendar that decides what a working day is."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Holiday(models.Model):
    """A day off in Makassar. Seeded from a library for 2023–2027; the table rules, because decrees change mid-year."""

    reference_data = True

    class Kind(models.TextChoices):
        NATIONAL = "libur_nasional", _("National holiday")
        COLLECTIVE = "cuti_bersama", _("Collective leave")
        LOCAL = "lokal", _("Local holiday")

    date = models.DateField(unique=True)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=20, choices=Kind)
    decree = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["date"]

    def __str__(self):
        return f"{self.date} {self.name}"

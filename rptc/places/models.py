"""Where: the unit itself and the 15 kecamatan of Makassar (Kepmendagri codes)."""

from django.contrib.postgres.fields import ArrayField
from django.db import models


class Unit(models.Model):
    """An office that owns cases. One today; a case and a facility name theirs from the start."""

    reference_data = True

    code = models.SlugField(unique=True)
    name = models.CharField(max_length=150)

    def __str__(self):
        return self.name


class District(models.Model):
    """A kecamatan; `nik_district` is the third pair of a NIK first registered there."""

    reference_data = True

    code = models.CharField(max_length=8, unique=True)
    name = models.CharField(max_length=60)
    nik_district = models.CharField(max_length=2)
    variants = ArrayField(models.CharField(max_length=60), default=list, blank=True)

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name

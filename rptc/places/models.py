"""Where: the unit itself and the 15 kecamatan of Makassar (Kepmendagri codes)."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from rptc.lib.words import Bilingual


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


class Office(Bilingual, models.Model):
    """Somebody outside the unit who is written to by office, not by name: `office:<code>` in the outbox. Kept by the
    administration; an office without an e-mail gets a letter. `partner_head` stands for whoever heads the partner
    that owes: name and address come from the registry of partners."""

    reference_data = True

    code = models.SlugField(unique=True)
    label_id = models.CharField(max_length=150)
    label_en = models.CharField(max_length=150)
    title = models.CharField(max_length=150, blank=True)
    holder = models.CharField(max_length=150, blank=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=40, blank=True)
    address = models.CharField(max_length=250, blank=True)
    city = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ["code"]

    def __str__(self):
        return self.label

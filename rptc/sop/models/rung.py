"""Steps of the ladders."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from rptc.sop.models.dated import Dated, DatedQuerySet, ends_after_start, no_overlap, standing


class Rung(Dated):
    """One step of a ladder: for a clock and the side that owes, so many days from the promise, who is told how.
    Dated like a limit: a changed step is a new row of the same code, and the old one ends the day before."""

    reference_data = True

    code = models.SlugField()
    label_id = models.CharField(max_length=150)
    label_en = models.CharField(max_length=150)
    clock = models.CharField(max_length=20)
    owed_by = models.CharField(max_length=10)
    offset = models.IntegerField()
    offset_unit = models.CharField(max_length=15)
    repeats_every = models.PositiveIntegerField(null=True, blank=True)
    audience = ArrayField(models.CharField(max_length=30))
    told = ArrayField(models.CharField(max_length=30), default=list, blank=True)
    channels = ArrayField(models.CharField(max_length=20))
    working_hours_only = models.BooleanField(default=True)
    template = models.CharField(max_length=60, blank=True)
    needs_ack = models.BooleanField(default=False)

    objects = standing(DatedQuerySet)
    every = models.Manager()

    class Meta:
        ordering = ["clock", "owed_by", "offset"]
        constraints = [
            ends_after_start("rung_ends_after_start"),
            no_overlap(
                "rung_no_overlap", ["code"], _("Another version of this step covers part of these dates.")
            ),
        ]

    def __str__(self):
        return self.code

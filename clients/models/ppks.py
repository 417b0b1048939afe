"""PMKS/PPKS classes: the local ones of the reports, mapped to the 26 national types (domain §3)."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from rptc.lib.words import Bilingual, chosen


class NationalType(Bilingual, models.Model):
    """One of the 26 types of Permensos 8/2012."""

    reference_data = True

    code = models.SlugField(max_length=40, unique=True)
    label_id = models.CharField(max_length=120)
    label_en = models.CharField(max_length=120)
    order = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["order"]

    def __str__(self):
        return self.label


class LocalClass(Bilingual, models.Model):
    """A class or sub-label of the unit's reports. Age checks only warn; a sub-label counts under its parent,
    under 18 under `parent_under_18`."""

    reference_data = True

    code = models.SlugField(max_length=40, unique=True)
    label_id = models.CharField(max_length=80)
    label_en = models.CharField(max_length=80)
    order = models.PositiveSmallIntegerField()
    in_paper = models.BooleanField(default=False)
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="sublabels"
    )
    parent_under_18 = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    national_types = models.ManyToManyField(NationalType, blank=True)
    age_min = models.PositiveSmallIntegerField(null=True, blank=True)
    age_max = models.PositiveSmallIntegerField(null=True, blank=True)
    warning_id = models.CharField(max_length=150, blank=True)
    warning_en = models.CharField(max_length=150, blank=True)
    minor_is_victim = models.BooleanField(default=False)
    initials_only = models.BooleanField(default=False)
    provisional = models.BooleanField(default=False)
    retired = models.BooleanField(default=False)

    class Meta:
        ordering = ["order"]
        verbose_name = _("PMKS/PPKS class")
        constraints = [models.CheckConstraint(condition=~Q(parent=F("pk")), name="class_not_own_parent")]

    def __str__(self):
        return self.label

    def reported_as(self, age):
        """The class whose row of Tabel 1 counts somebody of `age` (None: an adult)."""
        if self.parent is None:
            return self
        return self.parent_under_18 if self.parent_under_18 and age is not None and age < 18 else self.parent

    def age_warning(self, age):
        """A sentence when `age` does not fit this class, else an empty string. It warns, it never blocks."""
        if age is None:
            return ""
        low = self.age_min is not None and age < self.age_min
        high = self.age_max is not None and age > self.age_max
        return chosen({"id": self.warning_id, "en": self.warning_en}) if low or high else ""

"""Agencies that take part in outreach: a coded list that the office keeps itself."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from rptc.lib.codes import code
from rptc.lib.words import Bilingual


class AgencyQuerySet(models.QuerySet):
    def in_use(self):
        return self.filter(retired=False)


class Agency(Bilingual, models.Model):
    """One agency, in both languages. Retired, never deleted: operations of the past keep its name."""

    reference_data = True

    code = models.SlugField(unique=True, default=code, max_length=40)
    label_id = models.CharField(_("name in Indonesian"), max_length=120, unique=True)
    label_en = models.CharField(_("name in English"), max_length=120)
    retired = models.BooleanField(_("no longer offered"), default=False)

    objects = AgencyQuerySet.as_manager()

    class Meta:
        ordering = ["label_id"]
        verbose_name = _("agency")

    def __str__(self):
        return self.label

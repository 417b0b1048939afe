"""Questionnaires as versioned data."""

from functools import cached_property

from django.db import models
from django.utils import timezone

from clients.instruments.reading import read
from rptc.lib.words import chosen


class InstrumentQuerySet(models.QuerySet):
    def in_use(self):
        """Published versions that were not retired."""
        return self.filter(published_at__isnull=False, retired_at__isnull=True)

    def drafts(self):
        """Loaded and neither published nor dropped."""
        return self.filter(published_at__isnull=True, retired_at__isnull=True)

    def current(self, code):
        """The version of `code` that new assessments use: the one published last and not retired."""
        return self.in_use().filter(code=code).latest("published_at")

    def newest(self):
        """One row a questionnaire: the version that new assessments use."""
        return self.in_use().order_by("code", "-published_at").distinct("code")


class Instrument(models.Model):
    """One version of a questionnaire. Once published a trigger refuses every change of its definition."""

    reference_data = True

    code = models.SlugField(max_length=50)
    version = models.CharField(max_length=10)
    definition = models.JSONField()
    sha256 = models.CharField(max_length=64)
    loaded_at = models.DateTimeField(default=timezone.now)
    loaded_by = models.CharField(max_length=150, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.CharField(max_length=150, blank=True)
    retired_at = models.DateTimeField(null=True, blank=True)

    objects = InstrumentQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["code", "version"], name="instrument_version_once")]

    def __str__(self):
        return f"{self.code} {self.version}"

    @property
    def title(self):
        return chosen(self.definition["title"])

    @property
    def is_draft(self):
        return not (self.published_at or self.retired_at)

    @cached_property
    def content(self):
        """The definition as records (clients.instruments.definition)."""
        return read(self.definition)

"""Rows that hold between two dates and are never overwritten, only followed."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value
from django.utils import timezone

from rptc.lib.words import Bilingual


class DatedQuerySet(models.QuerySet):
    def on(self, day):
        """Rows in force on a WITA date."""
        return self.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=day), valid_from__lte=day)


def standing(queryset):
    """A manager of rows that were not withdrawn before they began; `every` has those too, for the history."""

    class Standing(models.Manager.from_queryset(queryset)):
        def get_queryset(self):
            return super().get_queryset().filter(withdrawn_at__isnull=True)

    return Standing()


class Dated(Bilingual, models.Model):
    """From a WITA date to another, both included; an open end holds until a row follows. `decided_by` is the number of
    the decision (SK). A row that has not begun may be withdrawn; it stays readable."""

    valid_from = models.DateField(default="2023-01-01")
    valid_to = models.DateField(null=True, blank=True)
    note_id = models.CharField(max_length=250, blank=True)
    note_en = models.CharField(max_length=250, blank=True)
    decided_by = models.CharField(max_length=120, blank=True)
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.CharField(max_length=150, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.CharField(max_length=150, blank=True)

    class Meta:
        abstract = True

    def holds(self, day):
        """Whether this row is the one in force on a WITA date."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


def ends_after_start(name):
    begun = Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from"))
    return models.CheckConstraint(condition=begun, name=name)


def no_overlap(name, key, words):
    """No two rows of one key (field names) on one day, but for those that were withdrawn."""
    days = Func(F("valid_from"), F("valid_to"), Value("[]"), function="daterange")
    return ExclusionConstraint(
        name=name, condition=Q(withdrawn_at__isnull=True), violation_error_message=words,
        expressions=[*[(field, RangeOperators.EQUAL) for field in key], (days, RangeOperators.OVERLAPS)],
    )  # fmt: skip
